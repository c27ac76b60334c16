interface Place {
  pathname: string;
  search: string;
}

/** The address of the login, or of another way in, that leads back to a place afterwards. */
export function loginAddress({ pathname, search }: Place, way: '/login' | '/sign-up' = '/login'): string {
  const next = pathname + search;
  return next === '/' ? way : `${way}?next=${encodeURIComponent(next)}`;
}

/** Where to go after the login. Only a page of the portal, whatever somebody wrote into the address. */
export function nextAddress(parameters: URLSearchParams): string {
  const next = parameters.get('next') ?? '/';
  const url = URL.canParse(next, window.location.origin) ? new URL(next, window.location.origin) : null;
  return next.startsWith('/') && url?.origin === window.location.origin ? url.pathname + url.search : '/';
}
