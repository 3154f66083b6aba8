-- Who the customer is.

create table account (
  id uuid not null,
  name text not null,
  short_name text,
  code text not null,
  tax_number text,
  parent_id uuid,
  status text not null,
  industry text,
  size_class text,
  region text,
  organisation_level text,
  ownership text,
  employees integer,
  owner_id uuid,
  department_id uuid,
  tags text[] not null,
  search_text text not null,
  search_grams text[] not null,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint account_pk primary key (id),
  constraint account_owner foreign key (owner_id) references person (id),
  constraint account_department foreign key (department_id) references department (id)
);
create index account_by_name on account (name, id);
create index account_by_owner on account (owner_id, name, id);
create index account_by_department on account (department_id, name, id);
create index account_by_parent on account (parent_id) where parent_id is not null;
create index account_by_creation on account (created_at desc, id);
create index account_search on account using gin (search_grams);

-- What was decided about an account: its tier and its segment. Apart from the account itself, whose many indexes
-- would otherwise be written anew for every account at every evaluation.
create table account_tier (
  account_id uuid not null,
  tier text,
  reason text,
  score double precision,
  since date,
  evaluation_id uuid,
  segment text,
  constraint account_tier_pk primary key (account_id)
);
create index account_tier_by_score on account_tier (score desc nulls last, account_id);

-- What must be unique across accounts has a small key table of its own.
create table account_code (
  code text not null,
  account_id uuid not null,
  constraint account_code_pk primary key (code)
);
create table account_tax_number (
  tax_number text not null,
  account_id uuid not null,
  constraint account_tax_number_pk primary key (tax_number)
);

-- Every account under each of its ancestors, itself included at depth 0.
create table account_path (
  account_id uuid not null,
  ancestor_id uuid not null,
  depth integer not null,
  constraint account_path_pk primary key (account_id, ancestor_id),
  constraint account_path_account foreign key (account_id) references account (id) on delete cascade
);
create index account_path_by_ancestor on account_path (ancestor_id, depth, account_id);
