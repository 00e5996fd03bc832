import { NativeSelect, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  Outlet,
  useNavigate,
} from '@tanstack/react-router';
import { remove } from './api/client';
import { Assets } from './assets/Assets';
import { Brands } from './brands/Brands';
import { useBrand, useBrands } from './brands/brands';
import { Exposures } from './exposures/Exposures';
import { Home } from './home/Home';
import { Failed, Waiting } from './parts/Feedback';
import { shown } from './parts/words';
import { Scans } from './scans/Scans';
import { Door } from './session/Door';
import { useMe } from './session/session';

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : undefined;
}

/** Only what is known and is text comes out of an address; what is absent stays absent. */
function only<K extends string>(names: readonly K[]) {
  return (search: Record<string, unknown>): Partial<Record<K, string>> => {
    const kept: Partial<Record<K, string>> = {};
    for (const name of names) {
      const value = text(search[name]);
      if (value !== undefined) {
        kept[name] = value;
      }
    }
    return kept;
  };
}

function Shell() {
  const me = useMe();
  if (me.isPending) {
    return <Waiting what="Glacis" />;
  }
  if (me.error) {
    return (
      <main className="door">
        <Failed error={me.error} retry={() => void me.refetch()} />
      </main>
    );
  }
  return me.data ? <House name={me.data.name} /> : <Door />;
}

function House({ name }: { name: string }) {
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: () => remove('/session'),
    onSuccess: () => {
      queries.clear();
      queries.setQueryData(['me'], null);
    },
  });
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header>
        <span className="mark">Glacis</span>
        <BrandSwitch />
        <span className="spacer" />
        <ThemeSwitch />
        <span className="quiet">{shown(name)}</span>
        <button type="button" className="link" onClick={() => leave.mutate()}>
          Sign out
        </button>
      </header>
      <nav aria-label="Main">
        <RailLink to="/" label="Home" />
        <RailLink to="/exposures" label="Exposures" />
        <RailLink to="/assets" label="Assets" />
        <RailLink to="/scans" label="Scans" />
        <RailLink to="/brands" label="Brands" />
      </nav>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function RailLink({ to, label }: { to: '/' | '/exposures' | '/assets' | '/scans' | '/brands'; label: string }) {
  return (
    <Link
      to={to}
      search={(before: { brand?: string }) => (before.brand ? { brand: before.brand } : {})}
      activeOptions={{ exact: true, includeSearch: false }}
    >
      {label}
    </Link>
  );
}

function BrandSwitch() {
  const brands = useBrands();
  const { brand } = useBrand();
  const navigate = useNavigate();
  const items = brands.data?.items ?? [];
  if (items.length < 2) {
    return null;
  }
  return (
    <NativeSelect
      aria-label="Brand"
      size="xs"
      value={brand?.id ?? ''}
      onChange={(event) => void navigate({ to: '.', search: { brand: event.currentTarget.value } })}
      data={items.map((item) => ({ value: item.id, label: shown(item.name) }))}
    />
  );
}

function ThemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <button
      type="button"
      className="link"
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      {scheme === 'dark' ? 'Light' : 'Dark'} theme
    </button>
  );
}

function Lost() {
  return (
    <>
      <h1>There is nothing here</h1>
      <p>
        <Link to="/">Home</Link>
      </p>
    </>
  );
}

const root = createRootRoute({
  component: Shell,
  notFoundComponent: Lost,
  errorComponent: ({ error }) => <Failed error={error instanceof Error ? error : new Error('unknown')} />,
});
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Home,
  validateSearch: only(['brand']),
});
const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: Home });
const exposures = createRoute({
  getParentRoute: () => root,
  path: '/exposures',
  component: Exposures,
  validateSearch: only(['brand', 'finding', 'severity', 'state', 'text', 'sort']),
});
const assets = createRoute({
  getParentRoute: () => root,
  path: '/assets',
  component: Assets,
  validateSearch: only(['brand', 'asset', 'kind', 'state', 'text']),
});
const scans = createRoute({
  getParentRoute: () => root,
  path: '/scans',
  component: Scans,
  validateSearch: only(['brand', 'scan']),
});
const brands = createRoute({
  getParentRoute: () => root,
  path: '/brands',
  component: Brands,
  validateSearch: only(['brand']),
});

export const router = createRouter({
  routeTree: root.addChildren([home, setup, exposures, assets, scans, brands]),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
