-- The unit-of-work kernel's tables: one set in each service's schema.

create table inbox (
    event_id text primary key,
    seen_at timestamptz not null default now()
);

create index inbox_by_time on inbox (seen_at);

create table task (
    id text primary key,
    tenant_id text not null,
    brand_id text not null,
    scan_id text,
    generation integer not null,
    lane text not null,
    stage text not null,
    probe text not null,
    subject text not null,
    payload text not null,
    state text not null default 'READY'
        check (state in ('READY', 'RUNNING', 'DONE', 'SKIPPED', 'FAILED', 'CANCELLED')),
    -- attempts are counted before a run begins; leases lost since the last orderly end are counted apart
    attempts integer not null default 0,
    leases_lost integer not null default 0,
    fence bigint not null default 0,
    visible_at timestamptz not null,
    lease_until timestamptz,
    -- spreads siblings, so that neighbours on one address do not arrive together
    shuffle integer not null,
    reason text,
    ended_at timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

create index task_ready on task (lane, brand_id, visible_at, shuffle) where state = 'READY';
create index task_running on task (lease_until) where state = 'RUNNING';
create index task_ended on task (ended_at) where ended_at is not null;

create table outbox (
    seq bigint generated always as identity primary key,
    event_id text not null,
    type text not null,
    topic text not null,
    key text not null,
    tenant_id text not null,
    payload bytea not null,
    said_at timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

-- Work that one process at a time does, such as the relay: held by lease.
create table singleton (
    name text primary key,
    holder text not null,
    held_until timestamptz not null
);
