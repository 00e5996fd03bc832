-- rating-service: the findings register, the coverage ledger, and what each brand was last rated.

create table asset (
    tenant_id text not null,
    asset_id text not null,
    brand_id text not null,
    kind text not null,
    value text not null,
    standing text not null default 'ACTIVE' check (standing in ('ACTIVE', 'RETIRED', 'RETRACTED')),
    -- assets with one twin are the same thing under several names, and count as one
    twin text not null,
    criticality numeric(2, 1) not null default 1.0,
    primary key (tenant_id, asset_id)
);

create table finding (
    tenant_id text not null,
    finding_id text not null,
    brand_id text not null,
    asset_id text not null,
    asset_kind text not null,
    asset_value text not null,
    check_id text not null,
    locator text not null,
    -- its own life, beneath whatever suppresses it
    lifecycle text not null,
    version bigint not null,
    title text not null,
    category text not null,
    cluster_key text not null,
    severity double precision not null,
    likelihood double precision not null,
    confidence text not null,
    half_life text not null,
    gate text,
    sla_days integer not null,
    remediation text not null,
    summary text not null,
    qod integer not null,
    facts text not null,
    evidence text,
    rule text not null,
    curl text,
    first_seen_at timestamptz not null,
    changed_at timestamptz not null,
    opened_on date not null,
    seen_on date not null,
    primary key (tenant_id, finding_id)
) with (fillfactor = 85);

create index finding_by_asset on finding (tenant_id, asset_id, check_id);
create index finding_open on finding (tenant_id, brand_id) where lifecycle <> 'VERIFIED';

-- What a person said about a finding and what holds everywhere: at most one for each finding.
create table suppression (
    tenant_id text not null,
    finding_id text not null,
    brand_id text not null,
    kind text not null check (kind in ('ACCEPTED', 'FALSE_POSITIVE')),
    reason text not null,
    actor text not null,
    decided_at timestamptz not null,
    expires_at timestamptz,
    primary key (tenant_id, finding_id),
    check ((kind = 'ACCEPTED') = (expires_at is not null))
);

-- Every decision, taken or not, with the reason why not.
create table decision (
    tenant_id text not null,
    decision_id text not null,
    finding_id text not null,
    decision text not null,
    reason text not null,
    actor text not null,
    decided_at timestamptz not null,
    ignored_because text,
    primary key (tenant_id, decision_id)
);

create index decision_by_finding on decision (tenant_id, finding_id, decided_at);

-- The coverage ledger: what a check last said about a place on an asset, UNKNOWN included.
create table cell (
    tenant_id text not null,
    brand_id text not null,
    asset_id text not null,
    check_id text not null,
    locator text not null,
    outcome text not null,
    -- why UNKNOWN, else empty
    reason text not null,
    category text not null,
    seen_on date not null,
    primary key (tenant_id, asset_id, check_id, locator)
) with (fillfactor = 85);

create index cell_by_brand on cell (tenant_id, brand_id);

create table brand_rating (
    tenant_id text not null,
    brand_id text not null,
    version bigint not null default 0,
    inputs text not null default '',
    -- a recompute is on its way; its task's id follows from the count
    is_awaited boolean not null default false,
    recomputes bigint not null default 0,
    primary key (tenant_id, brand_id)
);

-- The density of a category when it was last fully covered by a completed scan.
create table held_density (
    tenant_id text not null,
    brand_id text not null,
    category text not null,
    density double precision not null,
    primary key (tenant_id, brand_id, category)
);

create table brand_scan (
    tenant_id text not null,
    scan_id text not null,
    brand_id text not null,
    is_complete boolean not null,
    primary key (tenant_id, scan_id)
);

-- The second wall around a tenant: without a tenant set, a query fails or shows nothing.
do $$
declare
    owned text;
begin
    foreach owned in array array['asset', 'finding', 'suppression', 'decision', 'cell', 'brand_rating',
                                 'held_density', 'brand_scan']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format('create policy tenant on %I using (tenant_id = current_setting(''glacis.tenant''))', owned);
    end loop;
end $$;
