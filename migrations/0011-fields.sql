-- What a company adds to its records, how its lists are kept, and changes of many accounts at once.

-- A field of a company's own. Its key and its kind stay; its names, its choices and its place may change.
create table custom_field (
  id uuid not null,
  entity text not null,
  key text not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  choices jsonb not null,
  required boolean not null,
  in_list boolean not null,
  position integer not null,
  revision integer not null,
  archived_at timestamptz,
  created_at timestamptz not null,
  constraint custom_field_pk primary key (id),
  constraint custom_field_entity check (entity in ('account', 'contact')),
  constraint custom_field_kind check (
    kind in ('text', 'number', 'money', 'date', 'choice', 'choices', 'person', 'account')
  )
);
create unique index custom_field_by_key on custom_field (entity, key);

-- The values by the field's key, and what they are found by: whole values, pieces of texts, and steps of figures and
-- days, so that a range is answered by a few terms of one index instead of an index for every field.
alter table account add column custom jsonb not null default '{}';
alter table account add column custom_terms text[] not null default '{}';
-- Many different terms: with the usual statistics those that nobody has would look frequent.
alter table account alter column custom_terms set statistics 500;
create index account_custom on account using gin (custom_terms);

-- A list as somebody keeps it: what is asked, in which order, with which columns.
create table saved_view (
  id uuid not null,
  list text not null,
  name text not null,
  state jsonb not null,
  person_id uuid not null,
  shared_at timestamptz,
  position integer not null,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint saved_view_pk primary key (id),
  constraint saved_view_person foreign key (person_id) references person (id)
);
create index saved_view_by_list on saved_view (list, person_id);

-- What a list opens with for a person.
create table default_view (
  person_id uuid not null,
  list text not null,
  view_id uuid not null,
  constraint default_view_pk primary key (person_id, list),
  constraint default_view_view foreign key (view_id) references saved_view (id) on delete cascade
);

-- One change of many accounts, with what stood before, so that it can be taken back.
create table bulk_change (
  id uuid not null,
  kind text not null,
  person_id uuid,
  created_at timestamptz not null,
  undone_at timestamptz,
  constraint bulk_change_pk primary key (id)
);
create table bulk_change_item (
  account_id uuid not null,
  change_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  constraint bulk_change_item_pk primary key (account_id, change_id),
  constraint bulk_change_item_account foreign key (account_id) references account (id) on delete cascade
);
create index bulk_change_item_by_change on bulk_change_item (change_id);
