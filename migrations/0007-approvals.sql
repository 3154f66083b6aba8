-- What waits for a yes: a matter about accounts, the roles that judge it one after the other, and what they decided.

create table approval (
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  path text not null,
  title_zh text not null,
  title_en text not null,
  chain text[] not null,
  state text not null,
  asked_by uuid,
  asked_at timestamptz not null,
  closed_at timestamptz,
  constraint approval_pk primary key (id),
  constraint approval_state check (state in ('open', 'closed', 'lapsed')),
  constraint approval_chain check (cardinality(chain) > 0)
);
create index approval_by_state on approval (state, asked_at desc, id desc);
create index approval_by_subject on approval (kind, subject_id);

-- One row for each step that one person decided at once. `accounts` counts all of them, seen by the reader or not.
create table approval_decision (
  id uuid not null,
  approval_id uuid not null,
  step integer not null,
  verdict text not null,
  comment text,
  person_id uuid not null,
  decided_at timestamptz not null,
  accounts integer not null,
  constraint approval_decision_pk primary key (id),
  constraint approval_decision_verdict check (verdict in ('approved', 'refused')),
  constraint approval_decision_approval foreign key (approval_id) references approval (id) on delete cascade
);
create index approval_decision_by_time on approval_decision (approval_id, decided_at desc, id desc);

-- Whose turn it is with each account: `step` counts from 0 along the chain. The last decision about it, and those
-- before, so that nobody reads a comment on accounts out of their sight. No foreign key to accounts or decisions:
-- neither is ever deleted by itself, and tens of thousands of rows are asked about at once.
create table approval_item (
  account_id uuid not null,
  approval_id uuid not null,
  step integer not null,
  verdict text,
  decided_at timestamptz,
  decision_id uuid,
  earlier_ids uuid[] not null,
  constraint approval_item_pk primary key (account_id, approval_id),
  constraint approval_item_verdict check (verdict in ('approved', 'refused')),
  constraint approval_item_approval foreign key (approval_id) references approval (id) on delete cascade
);
create index approval_item_by_turn on approval_item (approval_id, verdict, step);

-- A long file has more slices than a smallint counts.
alter table import_row alter column slice type integer;
