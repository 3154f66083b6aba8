-- Long work with its progress, and answers kept so that a request sent twice acts once.

create table job (
  id uuid not null,
  kind text not null,
  input jsonb not null,
  state text not null,
  done bigint not null,
  total bigint,
  result jsonb,
  failure jsonb,
  person_id uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  alive_at timestamptz,
  ended_at timestamptz,
  cancel_asked_at timestamptz,
  constraint job_pk primary key (id),
  constraint job_state check (state in ('waiting', 'running', 'done', 'failed', 'cancelled'))
);
create index job_by_time on job (created_at desc, id);
create index job_open on job (state) where state in ('waiting', 'running');

create table answered_request (
  person_id uuid not null,
  key text not null,
  door text not null,
  fingerprint text not null,
  status integer,
  answer jsonb,
  at timestamptz not null,
  constraint answered_request_pk primary key (person_id, key)
);
create index answered_request_by_time on answered_request (at);
