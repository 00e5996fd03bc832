-- Brands, secrets and where they were seen. Only secret.sealed and tenant_key.wrapped hold anything
-- that could be opened, and neither without the vault key.

create table brand (
    tenant_id text not null,
    brand_id text not null,
    name text not null,
    scope jsonb not null,
    declared_at timestamptz not null,
    primary key (tenant_id, brand_id)
);

-- Keys of a tenant, wrapped by the vault key: data keys by version, and the pepper of fingerprints.
create table tenant_key (
    tenant_id text not null,
    purpose text not null check (purpose in ('data', 'pepper')),
    version integer not null,
    wrapped bytea not null,
    made_at timestamptz not null default now(),
    primary key (tenant_id, purpose, version)
);

create table secret (
    tenant_id text not null,
    fingerprint text not null,
    masked text not null,
    length integer not null,
    sealed bytea not null,
    key_version integer not null,
    issued_at timestamptz,
    expires_at timestamptz,
    facts jsonb not null,
    first_seen_at timestamptz not null default now(),
    primary key (tenant_id, fingerprint)
);

create table sighting (
    tenant_id text not null,
    brand_id text not null,
    fingerprint text not null,
    place_id text not null,
    family text not null,
    status text not null,
    source text not null,
    permalink text not null,
    path text not null,
    line integer not null,
    commit_id text,
    author text,
    leaked_at timestamptz,
    asset_kind text not null,
    asset_value text not null,
    host text,
    username text,
    repository text,
    first_seen_at timestamptz not null default now(),
    primary key (tenant_id, brand_id, fingerprint, place_id),
    foreign key (tenant_id, fingerprint) references secret (tenant_id, fingerprint)
);

do $$
declare
    owned text;
begin
    foreach owned in array array['brand', 'tenant_key', 'secret', 'sighting'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_only on %I using (tenant_id = current_setting(''glacis.tenant'', true))',
            owned);
    end loop;
end
$$;
