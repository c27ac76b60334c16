import App from 'antd/es/app';
import type { ArgsProps } from 'antd/es/notification';

const newest = new Map<string, string>();
let count = 0;

/**
 * Shows notices one at a time about each topic: a stack of them would cover what is below. Each has a key of its own,
 * because under the same key the next one would have only the time that was left to the one before.
 */
export function useNotice() {
  const { notification } = App.useApp();
  return (topic: string, kind: 'success' | 'error', notice: Omit<ArgsProps, 'key'>) => {
    const before = newest.get(topic);
    if (before !== undefined) notification.destroy(before);
    count += 1;
    const key = `${topic}-${count}`;
    newest.set(topic, key);
    notification[kind]({ ...notice, key });
  };
}
