-- Makes the extensions and roles a database needs. Run as often as you like: what is there is brought up to date.
--
-- Where:   in /docker-entrypoint-initdb.d of a server (the image runs it once, on an empty volume, as the superuser), and in
--          a Job: psql --no-psqlrc --set ON_ERROR_STOP=1 --file roles.sql, with PGHOST, PGUSER, PGPASSWORD, PGDATABASE.
-- Needs:   psql 14 or later, a superuser, PostgreSQL 15 or later.
-- Reads:   POSTGRES_EXTENSIONS           extensions of this database, apart by commas or blanks; unset: none
--          POSTGRES_OWNER                role that owns this database, no superuser; unset: none
--          POSTGRES_OWNER_PASSWORD
--          POSTGRES_MONITORING_USER      role that sees statistics and no data (pg_monitor); unset: none
--          POSTGRES_MONITORING_PASSWORD
--          POSTGRES_REPLICATION_USER     role of streaming replicas and base backups; unset: none
--          POSTGRES_REPLICATION_PASSWORD
--          POSTGRES_POOLER_USER          role with which PgBouncer looks up others' password hashes, through
--          POSTGRES_POOLER_PASSWORD      pooler.user_search(name) in the database "postgres"; unset: none
--          Each user that is set needs its password; an empty one is an error.
-- Writes:  the extensions, the roles, and no right for PUBLIC to create in the schema public; all of it or nothing
--          (what the pooler needs is a second transaction, in another database).
-- Exit:    0 done; 1, 2 psql cannot read the file or connect; 3 a statement failed.

\set ON_ERROR_STOP on
\set QUIET on
\getenv extensions POSTGRES_EXTENSIONS
\getenv owner POSTGRES_OWNER
\getenv owner_password POSTGRES_OWNER_PASSWORD
\getenv monitoring_user POSTGRES_MONITORING_USER
\getenv monitoring_password POSTGRES_MONITORING_PASSWORD
\getenv replication_user POSTGRES_REPLICATION_USER
\getenv replication_password POSTGRES_REPLICATION_PASSWORD
\getenv pooler_user POSTGRES_POOLER_USER
\getenv pooler_password POSTGRES_POOLER_PASSWORD

-- A password must reach neither the server's log nor pg_stat_statements.
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
SET pg_stat_statements.track = 'none';
SET client_min_messages = 'warning';

-- An unset password is an undefined variable, and so a syntax error; an empty one would make a role nobody can use.
SELECT 'DO $do$ BEGIN RAISE EXCEPTION ''a password is empty''; END $do$'
WHERE '' IN (
\if :{?owner}
  :'owner_password',
\endif
\if :{?monitoring_user}
  :'monitoring_password',
\endif
\if :{?replication_user}
  :'replication_password',
\endif
\if :{?pooler_user}
  :'pooler_password',
\endif
  NULL) \gexec

BEGIN;
-- Two runs at once would trip over the same catalogue rows.
DO $do$ BEGIN PERFORM pg_advisory_xact_lock(hashtext('strake.dev/roles')); END $do$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

\if :{?extensions}
SELECT format('CREATE EXTENSION IF NOT EXISTS %I CASCADE', name)
FROM regexp_split_to_table(:'extensions', '[[:space:],]+') AS name
WHERE name <> '' \gexec
\endif

\if :{?owner}
SELECT format('CREATE ROLE %I', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'owner') \gexec
ALTER ROLE :"owner" WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  PASSWORD :'owner_password';
ALTER DATABASE :"DBNAME" OWNER TO :"owner";
\endif

\if :{?monitoring_user}
SELECT format('CREATE ROLE %I', :'monitoring_user')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'monitoring_user') \gexec
-- The limit keeps a broken exporter from eating the connections of the applications.
ALTER ROLE :"monitoring_user" WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  CONNECTION LIMIT 5 PASSWORD :'monitoring_password';
GRANT pg_monitor TO :"monitoring_user";
GRANT CONNECT ON DATABASE :"DBNAME" TO :"monitoring_user";
\endif

\if :{?replication_user}
SELECT format('CREATE ROLE %I', :'replication_user')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'replication_user') \gexec
ALTER ROLE :"replication_user" WITH LOGIN REPLICATION NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS
  PASSWORD :'replication_password';
\endif

\if :{?pooler_user}
SELECT format('CREATE ROLE %I', :'pooler_user')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'pooler_user') \gexec
ALTER ROLE :"pooler_user" WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  PASSWORD :'pooler_password';
\endif
COMMIT;

-- In "postgres", so that the function is in no dump: restored by another role it would not work.
\if :{?pooler_user}
\connect postgres
SET client_min_messages = 'warning';
BEGIN;
CREATE SCHEMA IF NOT EXISTS pooler;
CREATE OR REPLACE FUNCTION pooler.user_search(name text, OUT usename name, OUT passwd text)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT rolname, CASE WHEN rolvaliduntil < now() THEN NULL ELSE rolpassword END
    FROM pg_catalog.pg_authid
    WHERE rolname = $1 AND rolcanlogin AND NOT rolsuper AND NOT rolreplication
  $body$;
REVOKE ALL ON FUNCTION pooler.user_search(text) FROM PUBLIC;
GRANT USAGE ON SCHEMA pooler TO :"pooler_user";
GRANT EXECUTE ON FUNCTION pooler.user_search(text) TO :"pooler_user";
COMMIT;
\endif
