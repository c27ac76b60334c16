/**
 * The path below which the service is reached, such as `/payg`; empty at the root. The service writes it into the page,
 * because a proxy may have removed it from the address that the service sees.
 */
export const basePath = basePathOf(document);

/** Reads it from a page. In development no service has written it. */
export function basePathOf(page: Document): string {
  const written = page.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? '/';
  return written.startsWith('/') ? written.replace(/\/$/, '') : '';
}

/** The address of something of the service, such as `/docs`, on this page's origin. */
export function addressOf(path: string): string {
  return basePath + path;
}
