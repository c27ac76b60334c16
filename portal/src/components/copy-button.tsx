import CheckOutlined from '@ant-design/icons/CheckOutlined';
import CopyOutlined from '@ant-design/icons/CopyOutlined';
import Button from 'antd/es/button';
import { useEffect, useState } from 'react';

interface CopyButtonProps {
  text: string;
  /** What is copied, as in "Copy customer id". */
  what: string;
  /** Shows the words beside the icon. */
  labelled?: boolean;
  onCopied?: (() => void) | undefined;
}

const doneMs = 2000;

/** Copies a text and says that it did. */
export function CopyButton({ text, what, labelled = false, onCopied }: CopyButtonProps) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (result === null) return;
    const timer = setTimeout(() => setResult(null), doneMs);
    return () => clearTimeout(timer);
  }, [result]);

  const label =
    result === 'copied' ? 'Copied' : result === 'failed' ? 'Select and copy it by hand' : `Copy ${what}`;
  return (
    <>
      <Button
        type={labelled ? 'default' : 'text'}
        size={labelled ? 'middle' : 'small'}
        icon={result === 'copied' ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
        aria-label={labelled ? undefined : label}
        title={label}
        onClick={async () => {
          const isCopied = await copy(text);
          setResult(isCopied ? 'copied' : 'failed');
          if (isCopied) onCopied?.();
        }}
      >
        {labelled ? label : null}
      </Button>
      <span role="status" className="visually-hidden">
        {result === null ? '' : label}
      </span>
    </>
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Browsers give the clipboard to secure origins only, and may ask.
    return false;
  }
}
