-- Who we are: the company, its departments and people, how they sign in, and what they changed.

create table company (
  id smallint not null,
  name text not null,
  currency char(3),
  is_demo boolean not null,
  updated_at timestamptz not null,
  constraint company_pk primary key (id),
  constraint company_one check (id = 1)
);

create table department (
  id uuid not null,
  parent_id uuid,
  name text not null,
  position integer not null,
  constraint department_pk primary key (id),
  constraint department_parent foreign key (parent_id) references department (id)
);

create table person (
  id uuid not null,
  name text not null,
  email text not null,
  title text,
  department_id uuid,
  roles text[] not null,
  scope text not null,
  created_at timestamptz not null,
  left_at timestamptz,
  constraint person_pk primary key (id),
  constraint person_email unique (email),
  constraint person_department foreign key (department_id) references department (id)
);

create table person_department (
  person_id uuid not null,
  department_id uuid not null,
  constraint person_department_pk primary key (person_id, department_id),
  constraint person_department_person foreign key (person_id) references person (id) on delete cascade,
  constraint person_department_department foreign key (department_id) references department (id) on delete cascade
);

-- A one-time link: its secret is stored only as a hash. Without a person it makes the first administrator.
create table sign_in_link (
  token_hash text not null,
  person_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint sign_in_link_pk primary key (token_hash),
  constraint sign_in_link_person foreign key (person_id) references person (id) on delete cascade
);

-- Kept by the sign-in library, under names of our own so that "account" stays the customer's.
create table login (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint login_pk primary key (id),
  constraint login_email unique (email)
);

create table login_session (
  id text not null,
  token text not null,
  user_id text not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint login_session_pk primary key (id),
  constraint login_session_token unique (token),
  constraint login_session_login foreign key (user_id) references login (id) on delete cascade
);
create index login_session_by_login on login_session (user_id);

create table login_credential (
  id text not null,
  account_id text not null,
  provider_id text not null,
  user_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint login_credential_pk primary key (id),
  constraint login_credential_login foreign key (user_id) references login (id) on delete cascade
);
create index login_credential_by_login on login_credential (user_id);

create table login_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint login_verification_pk primary key (id)
);
create index login_verification_by_identifier on login_verification (identifier);

create table login_rate_limit (
  id text not null,
  key text not null,
  count integer not null,
  last_request bigint not null,
  constraint login_rate_limit_pk primary key (id),
  constraint login_rate_limit_key unique (key)
);

-- One row for every change, written in the change's own transaction.
create table audit (
  id uuid not null,
  at timestamptz not null,
  person_id uuid,
  origin text not null,
  request_id text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  account_id uuid,
  before jsonb,
  after jsonb,
  constraint audit_pk primary key (id)
);
create index audit_by_subject on audit (subject_kind, subject_id, at);
create index audit_by_account on audit (account_id, at) where account_id is not null;
create index audit_by_time on audit (at);
