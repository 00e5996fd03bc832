-- The scan ledger. A scan is complete when every announced task is settled: two sets, never a counter.

create table scan (
    id text primary key,
    tenant_id text not null,
    brand_id text not null,
    generation integer not null,
    state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE')),
    started_at timestamptz not null default now(),
    completed_at timestamptz
);

create index scan_running on scan (id) where state = 'RUNNING';

create table scan_task (
    scan_id text not null,
    task_id text not null,
    stage text not null,
    announced boolean not null default false,
    settled boolean not null default false,
    task_end text,
    primary key (scan_id, task_id)
) with (fillfactor = 80);

create index scan_task_open on scan_task (scan_id) where announced <> settled;
