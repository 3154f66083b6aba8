-- The last running number of accounts, found without reading them all.

create index account_code_running on account_code (length(code), code) where code ~ '^C[0-9]{5,9}$';
