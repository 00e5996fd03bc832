-- What discovery-service owns: brands' scopes, what each scan sighted, and the inventory of assets.

create table brand (
    tenant_id text not null,
    brand_id text not null,
    name text not null,
    scope jsonb not null,
    declared_at timestamptz not null,
    primary key (tenant_id, brand_id)
);

-- A scan works on the scope as it was when the scan was opened; exclusions are read anew each time.
create table scan_scope (
    tenant_id text not null,
    brand_id text not null,
    scan_id text not null primary key,
    generation integer not null,
    lane text not null,
    brand_name text not null,
    scope jsonb not null,
    -- a person's decision waits to be worked in by the next task that settles
    unsettled text,
    completed boolean not null default false
);

create index scan_scope_by_brand on scan_scope (tenant_id, brand_id, generation desc);

-- "Not mine", said by a person. The newest word counts.
create table rejection (
    tenant_id text not null,
    brand_id text not null,
    asset_id text not null,
    rejected boolean not null,
    reason text not null,
    actor text not null,
    decided_at timestamptz not null,
    primary key (tenant_id, brand_id, asset_id)
);

-- One source saw one thing in one scan: the links of attribution. A set: the digest is the content.
create table sighting (
    tenant_id text not null,
    brand_id text not null,
    scan_id text not null,
    digest text not null,
    asset_id text not null,
    kind text not null,
    value text not null,
    source text not null,
    basis text not null,
    from_id text,
    from_kind text,
    from_value text,
    reason text not null,
    evidence text,
    is_proof boolean not null,
    attributes jsonb not null,
    tags jsonb not null,
    primary key (scan_id, digest)
);

create index sighting_by_asset on sighting (scan_id, asset_id);
create index sighting_by_origin on sighting (scan_id, from_id, kind);

-- Facts that tie assets together when they are equal, such as a registrant's name.
create table trait (
    tenant_id text not null,
    brand_id text not null,
    scan_id text not null,
    name text not null,
    fact text not null,
    asset_id text not null,
    kind text not null,
    value text not null,
    primary key (scan_id, name, fact, asset_id)
);

-- A source said that a known asset is not there any more.
create table absence (
    tenant_id text not null,
    brand_id text not null,
    scan_id text not null,
    asset_id text not null,
    primary key (scan_id, asset_id)
);

-- What a scan's sightings come to, asset by asset.
create table standing (
    tenant_id text not null,
    brand_id text not null,
    scan_id text not null,
    asset_id text not null,
    kind text not null,
    value text not null,
    is_visible boolean not null,
    state text not null,
    confidence double precision not null,
    clearance text not null,
    body jsonb not null,
    primary key (scan_id, asset_id)
);

-- The inventory: every asset of a brand as the newest scan left it.
create table asset (
    tenant_id text not null,
    brand_id text not null,
    asset_id text not null,
    kind text not null,
    value text not null,
    state text not null,
    confidence double precision not null,
    clearance text not null,
    body jsonb not null,
    -- as the last completed scan left it: what changes are measured against
    settled jsonb,
    generation integer not null,
    is_retired boolean not null default false,
    is_retracted boolean not null default false,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    primary key (tenant_id, brand_id, asset_id)
);

create index asset_by_kind on asset (tenant_id, brand_id, kind, value);

do $$
declare
    owned text;
begin
    foreach owned in array array['brand', 'scan_scope', 'rejection', 'sighting', 'trait', 'absence',
        'standing', 'asset'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_only on %I using (tenant_id = current_setting(''glacis.tenant'', true))',
            owned);
    end loop;
end
$$;
