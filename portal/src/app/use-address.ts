import { useSearchParams, type NavigateOptions } from 'react-router';

/** What the address says of each name; nothing: not at all. */
type Parameters = Record<string, string | null | undefined>;

/**
 * What a page shows, as its address says it, and a change of that. A change is made to what the address says by then:
 * two may come before the page is rendered again, and neither undoes the other.
 */
export function useAddress<View extends object>(
  read: (parameters: URLSearchParams) => View,
  write: (view: View) => Parameters,
  options?: NavigateOptions,
): [View, (change: Partial<View>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const change = (changed: Partial<View>) => {
    const now = read(new URLSearchParams(window.location.search));
    setParameters(said(write({ ...now, ...changed })), options);
  };
  return [read(parameters), change];
}

/** A page's address with what it says of each name. */
export function addressWith(path: string, parameters: Parameters): string {
  const text = new URLSearchParams(said(parameters)).toString();
  return text === '' ? path : `${path}?${text}`;
}

function said(parameters: Parameters): [string, string][] {
  return Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
}
