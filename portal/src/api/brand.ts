/** The operator's brand, as the service has written it into the page. */
export interface Brand {
  name: string;
  tagline?: string;
  /** An address, or a path of the service. */
  logo_url?: string;
  /** The color that the operator chose: #rrggbb. */
  color?: string;
  support_url?: string;
  terms_url?: string;
  privacy_url?: string;
  footer?: string;
  /** Whether e-mail is sent: then passwords can be reset by it. */
  mail?: string;
}

/** The brand of this page. */
export const brand = brandOf(document);

/** Reads it from a page. In development no service has written it. */
export function brandOf(page: Document): Brand {
  const written = page.querySelector<HTMLMetaElement>('meta[name="brand"]')?.content ?? '{}';
  try {
    return { name: 'Payg', ...(JSON.parse(written) as Partial<Brand>) };
  } catch {
    return { name: 'Payg' };
  }
}
