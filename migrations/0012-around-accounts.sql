-- What hangs around an account: whom one knows there, who of us works for it, what was said, what is owed.

-- Whom one knows there. One of them is the main contact.
create table contact (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  title text,
  department text,
  phone text,
  mobile text,
  email text,
  wechat text,
  birthday date,
  main boolean not null,
  note text,
  custom jsonb not null default '{}',
  search_text text not null,
  search_grams text[] not null,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  person_id uuid,
  import_id uuid,
  archived_at timestamptz,
  erased_at timestamptz,
  constraint contact_pk primary key (account_id, id),
  constraint contact_account foreign key (account_id) references account (id) on delete cascade
);
create unique index contact_main on contact (account_id) where main and archived_at is null;
create index contact_by_name on contact (name, id) where archived_at is null;
create index contact_search on contact using gin (search_grams);
create index contact_by_import on contact (import_id) where import_id is not null;

-- Who of us works for the account, in which role. Whoever is here sees the account.
create table account_member (
  account_id uuid not null,
  person_id uuid not null,
  role text not null,
  added_at timestamptz not null,
  added_by uuid,
  constraint account_member_pk primary key (account_id, person_id, role),
  constraint account_member_account foreign key (account_id) references account (id) on delete cascade,
  constraint account_member_person foreign key (person_id) references person (id),
  constraint account_member_role check (role in ('sales', 'solution', 'marketing', 'support', 'service', 'finance', 'sponsor', 'partner'))
);
create index account_member_by_person on account_member (person_id, account_id);

-- The same people once more as signs of the search index, which opens only what may be seen.
alter table account add column member_ids uuid[] not null default '{}';
drop index account_search;
create index account_search on account using gin ((search_grams || array['^' || left(search_text, 1),
  '^' || left(search_text, 2), department_id::text, owner_id::text] || member_ids::text[]));

-- Every change of the owner, and why.
create table owner_change (
  account_id uuid not null,
  id uuid not null,
  owner_id uuid,
  previous_owner_id uuid,
  department_id uuid,
  reason text,
  person_id uuid,
  changed_at timestamptz not null,
  constraint owner_change_pk primary key (account_id, id),
  constraint owner_change_account foreign key (account_id) references account (id) on delete cascade
);
create index owner_change_by_time on owner_change (account_id, changed_at desc, id desc);

-- What was said and done with the account, and when one will follow up.
create table interaction (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  happened_at timestamptz not null,
  body text not null,
  contact_ids uuid[] not null,
  person_id uuid,
  follow_up_on date,
  followed_up_at timestamptz,
  mentions uuid[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  import_id uuid,
  revision integer not null,
  removed_at timestamptz,
  constraint interaction_pk primary key (account_id, id),
  constraint interaction_account foreign key (account_id) references account (id) on delete cascade,
  constraint interaction_kind check (kind in ('call', 'visit', 'meeting', 'wechat', 'email', 'note', 'other'))
);
create index interaction_by_time on interaction (account_id, happened_at desc, id desc) where removed_at is null;
create index interaction_due on interaction (person_id, follow_up_on)
  where follow_up_on is not null and followed_up_at is null and removed_at is null;
create index interaction_by_import on interaction (import_id) where import_id is not null;

-- A file beside an account; its content lies in the folder of files under its id.
create table attachment (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  note text,
  person_id uuid,
  created_at timestamptz not null,
  removed_at timestamptz,
  constraint attachment_pk primary key (account_id, id),
  constraint attachment_account foreign key (account_id) references account (id) on delete cascade
);
create index attachment_by_time on attachment (account_id, created_at desc, id desc);
create index attachment_removed on attachment (removed_at) where removed_at is not null;

-- What is owed by document, as the books had it on a day; and how long and how much may be owed.
create table receivable (
  account_id uuid not null,
  id uuid not null,
  document text not null,
  invoiced_on date not null,
  due_on date not null,
  amount_minor bigint not null,
  open_minor bigint not null,
  currency char(3) not null,
  as_of date not null,
  import_id uuid,
  constraint receivable_pk primary key (account_id, id),
  constraint receivable_document unique (account_id, document),
  constraint receivable_account foreign key (account_id) references account (id) on delete cascade
);
create index receivable_open on receivable (due_on, account_id) where open_minor <> 0;
create index receivable_by_import on receivable (import_id) where import_id is not null;

create table account_credit (
  account_id uuid not null,
  credit_days integer,
  credit_limit_minor bigint,
  currency char(3) not null,
  revision integer not null,
  person_id uuid,
  updated_at timestamptz not null,
  constraint account_credit_pk primary key (account_id),
  constraint account_credit_account foreign key (account_id) references account (id) on delete cascade
);

-- What a person should know of: a mention, a follow-up that falls due (`at` lies ahead until then), a hand-over.
create table notice (
  person_id uuid not null,
  id uuid not null,
  kind text not null,
  path text not null,
  params jsonb not null,
  account_id uuid,
  source_id uuid,
  at timestamptz not null,
  read_at timestamptz,
  constraint notice_pk primary key (person_id, id),
  constraint notice_person foreign key (person_id) references person (id) on delete cascade
);
create index notice_by_time on notice (person_id, at desc, id desc);
create index notice_unread on notice (person_id, at) where read_at is null;
create index notice_by_source on notice (source_id, kind) where source_id is not null;
