import { ShownSecret } from '@/components/shown-secret';
import { formatInstant } from '@/format/time';
import type { NewApiKey } from './api/create-key';
import { KeySnippets } from './key-snippets';

/** A secret that is shown this once, with examples that hold it. */
export function MadeKey({ made }: { made: NewApiKey }) {
  return (
    <>
      <ShownSecret secret={made.key} what="key" />
      {made.test && <p>Calls with this key are test calls: they are counted apart and cost nothing.</p>}
      {made.previous_expires_at && (
        <p>The previous secret works until {formatInstant(made.previous_expires_at)}.</p>
      )}
      <KeySnippets secret={made.key} meters={made.meters ?? null} />
    </>
  );
}
