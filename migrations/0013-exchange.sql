-- Files of records that come in: what each is to become, what was wrong with it, and what it did, so that it can be undone.

create table record_import (
  id uuid not null,
  kind text not null,
  file_name text not null,
  bytes bigint not null,
  state text not null,
  content_hash text not null,
  settings jsonb not null,
  totals jsonb,
  rows_done integer not null,
  refused_bytes bigint not null,
  job_id uuid,
  person_id uuid,
  created_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz,
  undone jsonb,
  constraint record_import_pk primary key (id),
  constraint record_import_state check (state in ('uploaded', 'checking', 'checked', 'running', 'done', 'failed',
    'cancelled', 'undoing', 'undone'))
);
create index record_import_by_time on record_import (created_at desc, id);
create index record_import_by_content on record_import (content_hash);

-- What is wrong with cells of its rows. The first ten thousand; how many there are of each sort stands in the totals.
create table import_problem (
  import_id uuid not null,
  number integer not null,
  row integer not null,
  level text not null,
  field text not null,
  code text not null,
  params jsonb not null,
  value text not null,
  constraint import_problem_pk primary key (import_id, number)
);

-- What an import made or changed, row by row, with what stood before; without a before it made the record.
create table import_record (
  import_id uuid not null,
  number integer not null,
  row integer not null,
  entity text not null,
  record_id uuid not null,
  owner_id uuid,
  before jsonb,
  revision integer not null,
  constraint import_record_pk primary key (import_id, number)
);

-- How other systems call a record, so that what comes later finds what came before.
create table external_id (
  entity text not null,
  external_id text not null,
  record_id uuid not null,
  owner_id uuid,
  import_id uuid not null,
  constraint external_id_pk primary key (entity, external_id)
);
create index external_id_by_import on external_id (import_id);

-- Which column was which field the last time a file had these columns.
create table column_choice (
  kind text not null,
  header_hash text not null,
  settings jsonb not null,
  person_id uuid,
  used_at timestamptz not null,
  constraint column_choice_pk primary key (kind, header_hash)
);

-- Imports of orders can be undone, too; what they made besides lines is known by this.
alter table order_import add column undone_at timestamptz;
alter table order_import add column undone jsonb;
alter table order_import drop constraint order_import_state;
alter table order_import add constraint order_import_state check (state in ('uploaded', 'reading', 'applying', 'done',
  'failed', 'cancelled', 'undoing', 'undone'));
create table import_made (
  import_id uuid not null,
  entity text not null,
  record_id uuid not null,
  constraint import_made_pk primary key (import_id, entity, record_id)
);
