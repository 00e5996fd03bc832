-- What assessment-service owns: the newest view of assets, their brands' scopes, the coverage ledger.

create table brand_scope (
    tenant_id text not null,
    brand_id text not null,
    scope jsonb not null,
    declared_at timestamptz not null,
    primary key (tenant_id, brand_id)
);

create table target (
    tenant_id text not null,
    asset_id text not null,
    brand_id text not null,
    kind text not null,
    value text not null,
    clearance text not null,
    observed_at timestamptz not null,
    primary key (tenant_id, asset_id)
);

-- One cell for each asset, check and place: what the last look said, and why nothing when nothing.
create table coverage (
    tenant_id text not null,
    asset_id text not null,
    check_id text not null,
    locator text not null,
    outcome text not null,
    unknown_reason text,
    rule text not null,
    evidence text,
    scan_id text not null,
    -- the weakness was seen here, and no look since has said that it is gone
    is_open boolean not null,
    checked_at timestamptz not null,
    primary key (tenant_id, asset_id, check_id, locator),
    check ((outcome = 'UNKNOWN') = (unknown_reason is not null))
);

do $$
declare
    owned text;
begin
    foreach owned in array array['brand_scope', 'target', 'coverage'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format('create policy tenant on %I using (tenant_id = current_setting(''glacis.tenant''))', owned);
    end loop;
end $$;
