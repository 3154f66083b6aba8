-- What was bought, in money: products, order lines, their monthly roll-ups, and the imports that brought them.

create table product (
  id uuid not null,
  code text not null,
  name text not null,
  category text,
  standard_cost_minor bigint,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint product_pk primary key (id),
  constraint product_code unique (code)
);
create index product_by_name on product (name, id);

create table order_import (
  id uuid not null,
  file_name text not null,
  bytes bigint not null,
  state text not null,
  content_hash text not null,
  settings jsonb not null,
  staged jsonb,
  totals jsonb,
  job_id uuid,
  person_id uuid,
  created_at timestamptz not null,
  applied_at timestamptz,
  slices_done integer not null,
  lines_added bigint not null,
  constraint order_import_pk primary key (id),
  constraint order_import_state check (state in ('uploaded', 'reading', 'applying', 'done', 'failed', 'cancelled'))
);
create index order_import_by_time on order_import (created_at desc, id);
create index order_import_by_content on order_import (content_hash);

-- The id is made from the line's own content, so the same line again is the same row.
-- No foreign keys: they would double the time of an import, and accounts and products are never deleted.
create table order_line (
  account_id uuid not null,
  id uuid not null,
  document text not null,
  ordered_on date not null,
  product_id uuid not null,
  quantity_milli bigint not null,
  amount_minor bigint not null,
  cost_minor bigint,
  currency char(3) not null,
  import_id uuid,
  constraint order_line_pk primary key (account_id, id)
);

-- Lines that name no account: counted and kept, so that they are never lost silently.
create table unassigned_line (
  id uuid not null,
  document text not null,
  ordered_on date not null,
  product_id uuid not null,
  quantity_milli bigint not null,
  amount_minor bigint not null,
  cost_minor bigint,
  currency char(3) not null,
  import_id uuid,
  constraint unassigned_line_pk primary key (id)
);
create table unassigned_month (
  month date not null,
  lines integer not null,
  amount_minor bigint not null,
  constraint unassigned_month_pk primary key (month)
);

create table account_month (
  account_id uuid not null,
  month date not null,
  gross_minor bigint not null,
  returned_minor bigint not null,
  costed_minor bigint not null,
  cost_minor bigint not null,
  orders integer not null,
  lines integer not null,
  first_ordered_on date,
  last_ordered_on date,
  last_line_on date not null,
  constraint account_month_pk primary key (account_id, month),
  constraint account_month_account foreign key (account_id) references account (id)
);

-- What an account bought in a month, product by product: one row with arrays that run side by side. As rows of
-- their own they would be nearly as many as the lines themselves.
create table product_month (
  account_id uuid not null,
  month date not null,
  product_ids uuid[] not null,
  gross_minor bigint[] not null,
  returned_minor bigint[] not null,
  costed_minor bigint[] not null,
  cost_minor bigint[] not null,
  quantity_milli bigint[] not null,
  constraint product_month_pk primary key (account_id, month),
  constraint product_month_account foreign key (account_id) references account (id)
);

-- The standing of each account over the twelve complete months before `as_of_month`, for lists that sort by money.
create table account_year (
  account_id uuid not null,
  as_of_month date not null,
  net_minor bigint not null,
  previous_net_minor bigint not null,
  profit_minor bigint,
  first_month date not null,
  last_ordered_on date,
  constraint account_year_pk primary key (account_id),
  constraint account_year_account foreign key (account_id) references account (id)
);
create index account_year_by_net on account_year (net_minor desc, account_id);

-- Where an import waits between being read and being applied. Each import has a copy of this empty table to itself,
-- so that clearing it is dropping it. Unlogged: what is lost with it can be read again from the file.
create unlogged table import_row (
  slice smallint not null,
  row integer not null,
  account integer,
  product integer not null,
  line_key uuid not null,
  document text not null,
  ordered_on date not null,
  quantity_milli bigint not null,
  amount_minor bigint not null,
  cost_minor bigint
);
-- Accounts and products of a file, numbered as they came up in it.
create table import_account (
  import_id uuid not null,
  number integer not null,
  account_id uuid not null,
  constraint import_account_pk primary key (import_id, number)
);
create table import_product (
  import_id uuid not null,
  number integer not null,
  product_id uuid not null,
  constraint import_product_pk primary key (import_id, number)
);
