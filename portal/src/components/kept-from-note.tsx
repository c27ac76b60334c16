import Alert from 'antd/es/alert';
import { formatInstant } from '@/format/time';

interface KeptFromNoteProps {
  /** From when on the days are kept; null or undefined: all that were asked for are. */
  keptFrom: string | null | undefined;
  timeZone: string;
}

/** Says that a chart begins later than was asked for, because earlier days are no longer kept. */
export function KeptFromNote({ keptFrom, timeZone }: KeptFromNoteProps) {
  return keptFrom ? (
    <Alert
      type="info"
      showIcon
      title={`Usage before ${formatInstant(keptFrom, timeZone)} is kept by billing period only, so it is not shown here.`}
      style={{ marginBlockEnd: 16 }}
    />
  ) : null;
}
