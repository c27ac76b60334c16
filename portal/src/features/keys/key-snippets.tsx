import Tabs from 'antd/es/tabs';
import { basePath } from '@/api/base-path';
import { usePrices } from '@/api/list-prices';
import { CopyButton } from '@/components/copy-button';
import { endpointsOf, plainEndpointOf } from '@/format/meter';
import styles from './key-snippets.module.css';
import { snippetsFor } from './snippets';

interface KeySnippetsProps {
  /** What stands where the key goes. */
  secret: string;
  /** The meters that the key may call; null: all. */
  meters: string[] | null;
  onCopied?: () => void;
}

/** How to call an API in several languages, with the key filled in. */
export function KeySnippets({ secret, meters, onCopied }: KeySnippetsProps) {
  const prices = usePrices();
  const target = prices.data?.find(
    (price) => price.endpoints.length > 0 && (meters === null || meters.includes(price.meter)),
  );
  const endpoint = target && (plainEndpointOf(target) ?? endpointsOf(target)[0]);
  if (endpoint === undefined) return null;
  return (
    <Tabs
      items={snippetsFor(window.location.origin + basePath, endpoint.method, endpoint.route, secret).map(
        ({ language, code }) => ({
          key: language,
          label: language,
          children: (
            <div className={styles.snippet}>
              {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable */}
              <pre className={styles.code} tabIndex={0} aria-label={`${language} example`}>
                {code}
              </pre>
              <div className={styles.copy}>
                <CopyButton text={code} what={`${language} example`} onCopied={onCopied} />
              </div>
            </div>
          ),
        }),
      )}
    />
  );
}
