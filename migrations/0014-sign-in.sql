-- How people and programs come in, what is hidden from whom, and what the log is searched by.

-- A row hides a kind of field from a role; whoever holds another role that sees it, sees it.
create table field_mask (
  kind text not null,
  role text not null,
  constraint field_mask_pk primary key (kind, role)
);
insert into field_mask (kind, role) values
  ('phone', 'reader'), ('email', 'reader'), ('personal', 'reader'), ('personal', 'finance');

-- One row: who needs a second step, whether a password is enough for everybody, and the masks' revision.
create table sign_in_policy (
  id smallint not null,
  second_step_roles text[] not null,
  password_for_all boolean not null,
  revision integer not null,
  mask_revision integer not null,
  constraint sign_in_policy_pk primary key (id),
  constraint sign_in_policy_one check (id = 1)
);
insert into sign_in_policy (id, second_step_roles, password_for_all, revision, mask_revision)
  values (1, '{}', true, 1, 1);

-- The second step, kept by the sign-in library: the secret and the backup codes are encrypted.
alter table login add column two_factor_enabled boolean;
create table login_second_step (
  id text not null,
  secret text not null,
  backup_codes text not null,
  user_id text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz,
  constraint login_second_step_pk primary key (id),
  constraint login_second_step_login foreign key (user_id) references login (id) on delete cascade
);
create index login_second_step_by_login on login_second_step (user_id);

-- How a session began, and when it was last used.
alter table login_session add column way text not null default 'password';
alter table login_session add column seen_at timestamptz not null default now();

-- Wrong passwords in a row, by the address that was typed, whether somebody has it or not.
create table sign_in_failure (
  email text not null,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  constraint sign_in_failure_pk primary key (email)
);
create index sign_in_failure_by_time on sign_in_failure (last_at);

create table invitation (
  id uuid not null,
  email text not null,
  roles text[] not null,
  scope text not null,
  department_id uuid,
  chosen_department_ids uuid[] not null,
  token_hash text not null,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint invitation_pk primary key (id),
  constraint invitation_email unique (email),
  constraint invitation_token unique (token_hash),
  constraint invitation_department foreign key (department_id) references department (id) on delete cascade,
  constraint invitation_inviter foreign key (invited_by) references person (id) on delete cascade
);

-- A key acts as its person, as far as its scopes go. Of the secret only a hash is kept.
create table api_key (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  beginning text not null,
  secret_hash text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  last_address text,
  revoked_at timestamptz,
  constraint api_key_pk primary key (id),
  constraint api_key_secret unique (secret_hash),
  constraint api_key_person foreign key (person_id) references person (id) on delete cascade
);
create index api_key_by_person on api_key (person_id, created_at);

-- An identity provider of the company (OpenID Connect). Its client secret is encrypted.
create table sign_in_provider (
  id text not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  creates_people boolean not null,
  role text not null,
  scope text not null,
  department_id uuid,
  enabled boolean not null,
  revision integer not null,
  updated_at timestamptz not null,
  constraint sign_in_provider_pk primary key (id),
  constraint sign_in_provider_department foreign key (department_id) references department (id)
);

-- The log: through which key, and what it is filtered by.
alter table audit add column key_id uuid;
create index audit_by_person on audit (person_id, at, id);
create index audit_by_action on audit (action, at, id);
drop index audit_by_account;
create index audit_by_account on audit (account_id, at, id) where account_id is not null;
drop index audit_by_time;
create index audit_by_time on audit (at, id);
