-- Who outside is told of changes, and how that went.

-- Secrets are encrypted; the one before stays good for a while, so that the other side can change over.
create table hook (
  id uuid not null,
  name text not null,
  url text not null,
  events text[] not null,
  secret text not null,
  old_secret text,
  old_secret_until timestamptz,
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_because text,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint hook_pk primary key (id)
);

-- Written with the row of the log that it tells of, in the same transaction. What is sent is read from that row.
create table hook_delivery (
  hook_id uuid not null,
  audit_id uuid not null,
  action text not null,
  at timestamptz not null,
  state text not null,
  attempts integer not null,
  due_at timestamptz,
  status integer,
  problem text,
  took_ms integer,
  tried_at timestamptz,
  constraint hook_delivery_pk primary key (hook_id, audit_id),
  constraint hook_delivery_hook foreign key (hook_id) references hook (id) on delete cascade,
  constraint hook_delivery_state check (state in ('waiting', 'delivered', 'failed'))
);
create index hook_delivery_due on hook_delivery (due_at) where due_at is not null;
create index hook_delivery_by_time on hook_delivery (hook_id, at desc, audit_id desc);
