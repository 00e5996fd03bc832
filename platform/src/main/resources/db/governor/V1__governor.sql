-- Shared by all services: how fast we may ask, and whether we may ask at all.
-- Times are microseconds since 1970, so that the arithmetic is exact and the same as in memory.

create table rate_bucket (
    key           text primary key check (length(key) between 1 and 300),
    tat           bigint not null default 0,          -- theoretical arrival time (GCRA)
    pace          integer not null default 1000,      -- thousandths of the configured rate
    paced_at      bigint not null default 0,
    blocked_until bigint not null default 0,          -- Retry-After, or an open circuit
    busy          bigint[] not null default '{}'      -- concurrency slots, each by its end of life
) with (fillfactor = 50);

create index rate_bucket_idle on rate_bucket (tat);

create table halt (
    tenant    text primary key check (length(tenant) between 1 and 63),   -- '*' is everybody
    reason    text not null check (length(reason) between 1 and 500),
    halted_at timestamptz not null default now()
);

create table opt_out (
    kind     text not null check (kind in ('NAME', 'RANGE')),
    value    text not null check (length(value) between 1 and 300),
    reason   text not null check (length(reason) between 1 and 500),
    added_at timestamptz not null default now(),
    primary key (kind, value)
);

create function ticks() returns bigint
    language sql volatile
    as $$ select (extract(epoch from clock_timestamp()) * 1000000)::bigint $$;

-- A tenth of the pace comes back each minute.
create function pace_at(pace integer, paced_at bigint, t bigint) returns integer
    language sql immutable
    as $$ select least(1000, pace + (t - paced_at) / 600000)::integer $$;

-- Grants up to `wanted` tokens, or says after how many microseconds to ask again.
-- The row lock orders all takers of a key; `t` is read after it, so it never runs backwards.
create function take(
    bucket text, wanted integer, emission bigint, burst integer, in_flight_max integer,
    slot_life bigint, at_time bigint,
    out granted integer, out slot bigint, out wait bigint)
    language plpgsql
    as $$
declare
    b    governor.rate_bucket%rowtype;
    t    bigint;
    live bigint[];
    em   bigint;
    tol  bigint;
    base bigint;
begin
    -- A crash of the server may forget the last instants of grants; the bound has room for them.
    perform set_config('synchronous_commit', 'off', true);
    granted := 0;
    slot := 0;
    wait := 0;
    select * into b from governor.rate_bucket r where r.key = bucket for update;
    if not found then
        insert into governor.rate_bucket (key) values (bucket) on conflict do nothing;
        select * into b from governor.rate_bucket r where r.key = bucket for update;
    end if;
    t := coalesce(at_time, governor.ticks());
    if b.blocked_until > t then
        wait := b.blocked_until - t;
        return;
    end if;
    live := array(select u from unnest(b.busy) u where u > t);
    if in_flight_max > 0 and cardinality(live) >= in_flight_max then
        wait := 25000;
        return;
    end if;
    em := emission * 1000 / governor.pace_at(b.pace, b.paced_at, t);
    tol := greatest(emission * burst, em);
    base := greatest(b.tat, t);
    granted := least(wanted, (tol - (base - t)) / em);
    if granted < 1 then
        granted := 0;
        wait := base - t + em - tol;
        return;
    end if;
    if in_flight_max > 0 then
        slot := t + slot_life;
        while slot = any (live) loop
            slot := slot + 1;
        end loop;
        live := live || slot;
    end if;
    update governor.rate_bucket r
       set tat = base + granted * em, busy = live
     where r.key = bucket;
end
$$;

create function release(bucket text, slot bigint) returns void
    language plpgsql
    as $$
begin
    perform set_config('synchronous_commit', 'off', true);
    update governor.rate_bucket r set busy = array_remove(r.busy, slot) where r.key = bucket;
end
$$;

create function slow_down(bucket text, pause bigint, at_time bigint) returns void
    language plpgsql
    as $$
declare
    t bigint;
begin
    insert into governor.rate_bucket (key) values (bucket) on conflict do nothing;
    perform 1 from governor.rate_bucket r where r.key = bucket for update;
    t := coalesce(at_time, governor.ticks());
    update governor.rate_bucket r
       set pace = greatest(62, governor.pace_at(r.pace, r.paced_at, t) / 2),
           paced_at = t,
           blocked_until = greatest(r.blocked_until, t + pause)
     where r.key = bucket;
end
$$;

-- Forgets buckets that nobody would miss: idle for an hour, at full pace, not blocked.
create function sweep() returns void
    language sql
    as $$
    delete from governor.rate_bucket r
     where r.key in (
        select s.key from governor.rate_bucket s
         where s.tat < governor.ticks() - 3600000000
           and s.blocked_until < governor.ticks()
           and governor.pace_at(s.pace, s.paced_at, governor.ticks()) = 1000
         limit 10000
           for update skip locked)
$$;
