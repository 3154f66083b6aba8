-- Where the business lies: saved segments of accounts, prospective key accounts, and targets of concentration.

alter table account add column attitude text;

-- A condition over accounts with a name. What it holds is asked anew every time; nothing is copied.
create table segment (
  id uuid not null,
  name text not null,
  note text,
  conditions jsonb not null,
  position integer not null,
  person_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision integer not null,
  archived_at timestamptz,
  constraint segment_pk primary key (id)
);
create index segment_by_position on segment (position, id) where archived_at is null;

-- Somebody holds an account to be a key account of tomorrow: six answers with evidence, and what was decided.
create table nomination (
  account_id uuid not null,
  id uuid not null,
  answers jsonb not null,
  note text,
  state text not null,
  person_id uuid,
  created_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  comment text,
  constraint nomination_pk primary key (account_id, id),
  constraint nomination_account foreign key (account_id) references account (id) on delete cascade,
  constraint nomination_state check (state in ('open', 'accepted', 'declined'))
);
create unique index nomination_open on nomination (account_id) where state = 'open';
create index nomination_by_time on nomination (state, created_at desc, id);

-- How far the business should hang on its key accounts, and by when. One row a measure.
create table concentration_target (
  measure text not null,
  value double precision not null,
  due_on date not null,
  start_value double precision,
  start_on date not null,
  person_id uuid,
  updated_at timestamptz not null,
  constraint concentration_target_pk primary key (measure),
  constraint concentration_target_measure check (measure in ('keyNetShare', 'keyProfitShare', 'largestShare'))
);
