-- The read model, people's state and the outside effects of reporting-service.

create table tenant (
    tenant_id text primary key
);

insert into tenant (tenant_id) values ('default');

-- Brands, as people declared them.
create table brand (
    tenant_id text not null,
    brand_id text not null,
    name text not null,
    domains jsonb not null,
    ranges jsonb not null,
    excludes jsonb not null,
    clearance text not null,
    consented_by text not null,
    declared_at timestamptz not null,
    declarations integer not null default 1,
    -- seconds between scheduled scans; 0 is never
    scan_interval_seconds bigint not null,
    next_scan_at timestamptz,
    generation integer not null default 0,
    primary key (tenant_id, brand_id)
);

create index brand_due on brand (next_scan_at) where next_scan_at is not null;

create table scan (
    tenant_id text not null,
    scan_id text not null,
    brand_id text not null,
    generation integer not null,
    lane text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    state text not null check (state in ('REQUESTED', 'RUNNING', 'COMPLETED')),
    stages jsonb not null default '[]',
    started_at timestamptz,
    completed_at timestamptz,
    -- when discovery last said something, and when the number of known tasks last grew
    last_event_at timestamptz,
    grew_at timestamptz,
    -- counts what was said of this scan, in the order of commits: the id of its live events
    version bigint not null default 1,
    primary key (tenant_id, scan_id)
);

create index scan_by_time on scan (tenant_id, requested_at desc, scan_id);
create index scan_by_brand on scan (tenant_id, brand_id, requested_at desc);
create index scan_unfinished on scan (tenant_id, brand_id) where state <> 'COMPLETED';

create table asset (
    tenant_id text not null,
    asset_id text not null,
    brand_id text not null,
    kind text not null,
    value text not null,
    attributes jsonb not null,
    attribution jsonb not null,
    confidence double precision not null,
    state text not null,
    clearance text not null,
    tags jsonb not null,
    generation integer not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    -- why it is no longer there, or was never the brand's
    gone_reason text,
    gone_at timestamptz,
    primary key (tenant_id, asset_id)
);

create index asset_by_value on asset (tenant_id, value, asset_id);
create index asset_by_last_seen on asset (tenant_id, last_seen_at desc, asset_id);
create index asset_by_brand on asset (tenant_id, brand_id, kind, value);

create table asset_change (
    tenant_id text not null,
    asset_id text not null,
    change text not null,
    before jsonb not null,
    after jsonb not null,
    changed_at timestamptz not null,
    primary key (tenant_id, asset_id, changed_at, change)
);

create table finding (
    tenant_id text not null,
    finding_id text not null,
    brand_id text not null,
    version bigint not null,
    check_id text not null,
    asset_id text not null,
    asset_kind text not null,
    asset_value text not null,
    locator text not null,
    state text not null,
    severity text not null,
    score numeric(4, 1) not null,
    category text not null,
    cluster_key text not null,
    title text not null,
    summary text not null,
    qod integer not null,
    facts jsonb not null,
    evidence text,
    rule text not null,
    remediation jsonb not null,
    curl text,
    first_seen_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant_id, finding_id)
);

create index finding_by_score on finding (tenant_id, score desc, finding_id);
create index finding_by_first_seen on finding (tenant_id, first_seen_at desc, finding_id);
create index finding_by_changed on finding (tenant_id, changed_at desc, finding_id);
create index finding_by_asset on finding (tenant_id, asset_value, finding_id);
create index finding_by_asset_id on finding (tenant_id, asset_id);
create index finding_by_brand on finding (tenant_id, brand_id, state, score desc, finding_id);

-- Every version that rating-service said of a finding.
create table finding_version (
    tenant_id text not null,
    finding_id text not null,
    brand_id text not null,
    version bigint not null,
    state text not null,
    severity text not null,
    score numeric(4, 1) not null,
    summary text not null,
    changed_at timestamptz not null,
    primary key (tenant_id, finding_id, version)
);

create index finding_version_by_time on finding_version (tenant_id, brand_id, changed_at);

-- What people decided about findings.
create table finding_decision (
    tenant_id text not null,
    decision_id text not null,
    finding_id text not null,
    decision text not null,
    reason text not null,
    actor text not null,
    decided_at timestamptz not null,
    expires_at timestamptz,
    primary key (tenant_id, decision_id)
);

create index finding_decision_by_finding on finding_decision (tenant_id, finding_id, decided_at);

create table rating (
    tenant_id text not null,
    brand_id text not null,
    computed_at timestamptz not null,
    inputs text not null,
    observed numeric(5, 1) not null,
    grade text not null,
    body jsonb not null,
    primary key (tenant_id, brand_id, computed_at, inputs)
);

-- People, their sessions and tokens. Only digests of credentials are kept.
create table account (
    tenant_id text not null,
    name text not null,
    password text not null,
    role text not null,
    created_at timestamptz not null default now(),
    primary key (name)
);

create table session (
    tenant_id text not null,
    key_digest text primary key,
    account text not null,
    role text not null,
    started_at timestamptz not null default now(),
    used_at timestamptz not null default now()
);

create table api_token (
    tenant_id text not null,
    public_id text primary key,
    key_digest text not null,
    name text not null,
    role text not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz
);

create table setup_link (
    tenant_id text primary key,
    key_digest text not null,
    made_at timestamptz not null default now()
);

-- Failed sign-ins by digest of the given name: known and unknown names are throttled alike.
create table sign_in_failure (
    name_digest text primary key,
    failures integer not null,
    retry_at timestamptz not null,
    failed_at timestamptz not null default now()
);

create table webhook (
    tenant_id text not null,
    webhook_id text not null,
    url text not null,
    events jsonb not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    disabled_reason text,
    primary key (tenant_id, webhook_id)
);

-- One row for each outside effect, kept as the log of deliveries.
create table effect (
    tenant_id text not null,
    effect_id text not null,
    webhook_id text not null,
    brand_id text not null,
    finding_id text not null,
    transition text not null,
    body text not null,
    state text not null check (state in ('PLANNED', 'SENDING', 'DONE', 'FAILED')),
    attempts integer not null default 0,
    last_status integer,
    last_problem text,
    planned_at timestamptz not null default now(),
    ended_at timestamptz,
    primary key (tenant_id, effect_id)
);

create index effect_by_webhook on effect (tenant_id, webhook_id, planned_at desc, effect_id);

do $$
declare
    name text;
begin
    foreach name in array array['brand', 'scan', 'asset', 'asset_change', 'finding', 'finding_version',
            'finding_decision', 'rating', 'setup_link', 'webhook', 'effect'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy tenant on %I using (tenant_id = current_setting(''glacis.tenant'', true))',
            name);
    end loop;
    -- A credential is looked up before its tenant is known: the one that presents it may see its row.
    foreach name in array array['account', 'session', 'api_token'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
    end loop;
end
$$;

create policy tenant on account using (
    tenant_id = current_setting('glacis.tenant', true) or name = current_setting('glacis.credential', true));
create policy tenant on session using (
    tenant_id = current_setting('glacis.tenant', true)
    or key_digest = current_setting('glacis.credential', true));
create policy tenant on api_token using (
    tenant_id = current_setting('glacis.tenant', true)
    or public_id = current_setting('glacis.credential', true));
