using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PartitionUsage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A large table is read once.
            migrationBuilder.Sql("SET LOCAL statement_timeout = 0");

            // Partitions are created and dropped by the tables' owner, because the service may have a role without rights to change tables.
            migrationBuilder.Sql("""
                CREATE FUNCTION payg.usage_partitions_ensure(instant timestamp with time zone) RETURNS integer
                LANGUAGE plpgsql SECURITY DEFINER
                SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
                DECLARE
                    first timestamp with time zone;
                    bound timestamp with time zone;
                    past timestamp with time zone;
                    name text;
                    created integer := 0;
                BEGIN
                    SELECT max(substring(pg_get_expr(part.relpartbound, part.oid) FROM $bound$TO \('([^']+)'\)$bound$)
                        ::timestamp with time zone) INTO past
                    FROM pg_class AS part WHERE part.oid = to_regclass('payg.usage_quarters_past');
                    FOR ahead IN -1..3 LOOP
                        first := date_trunc('month', instant) + make_interval(months => ahead);
                        bound := first + interval '1 month';
                        name := 'usage_quarters_' || to_char(first, 'YYYY_MM');
                        CONTINUE WHEN to_regclass('payg.' || name) IS NOT NULL OR first < past;

                        -- What came before its partition lies in the default one. Only usage of other months
                        -- waits for this lock.
                        LOCK TABLE payg.usage_quarters_default IN ACCESS EXCLUSIVE MODE;
                        EXECUTE format('CREATE TABLE payg.%I (LIKE payg.usage_quarters INCLUDING DEFAULTS)', name);
                        EXECUTE format('WITH moved AS (
                            DELETE FROM payg.usage_quarters_default WHERE quarter >= %L AND quarter < %L RETURNING *)
                            INSERT INTO payg.%I SELECT * FROM moved', first, bound, name);
                        EXECUTE format('ALTER TABLE payg.usage_quarters ATTACH PARTITION payg.%I
                            FOR VALUES FROM (%L) TO (%L)', name, first, bound);
                        created := created + 1;
                    END LOOP;
                    RETURN created;
                END $$
                """);
            migrationBuilder.Sql("""
                CREATE FUNCTION payg.usage_partition_drop(drop_before timestamp with time zone) RETURNS bigint
                LANGUAGE plpgsql SECURITY DEFINER
                SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
                DECLARE
                    oldest regclass;
                    dropped bigint;
                BEGIN
                    SELECT part.oid::regclass INTO oldest
                    FROM pg_inherits JOIN pg_class AS part ON part.oid = pg_inherits.inhrelid
                    CROSS JOIN LATERAL (
                        SELECT substring(pg_get_expr(part.relpartbound, part.oid) FROM $bound$TO \('([^']+)'\)$bound$)
                            ::timestamp with time zone AS until) AS range
                    WHERE pg_inherits.inhparent = 'payg.usage_quarters'::regclass AND range.until <= drop_before
                    ORDER BY range.until LIMIT 1;
                    IF oldest IS NULL THEN
                        RETURN NULL;
                    END IF;

                    -- Late usage of the month waits until its partition is gone, and then goes to the default one.
                    EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', oldest);
                    EXECUTE format('
                        WITH sums AS (
                            SELECT customer_id, meter_id, price_id, sum(quantity / 1000000000) AS parts,
                                sum(quantity %% 1000000000) AS rests, sum(cost_units) AS units,
                                sum(cost_nanos::bigint) AS nanos, count(*) AS quarters
                            FROM %s GROUP BY customer_id, meter_id, price_id),
                        added AS (
                            INSERT INTO payg.dropped_usage AS known (customer_id, meter_id, price_id,
                                quantity_billions, quantity_rest, cost_units, cost_nanos)
                            SELECT customer_id, meter_id, price_id, parts + div(rests, 1000000000),
                                mod(rests, 1000000000), units + div(nanos, 1000000000), mod(nanos, 1000000000)
                            FROM sums
                            ON CONFLICT (customer_id, meter_id, price_id) DO UPDATE
                            SET quantity_billions = known.quantity_billions + excluded.quantity_billions
                                    + (known.quantity_rest + excluded.quantity_rest) / 1000000000,
                                quantity_rest = (known.quantity_rest + excluded.quantity_rest) %% 1000000000,
                                cost_units = known.cost_units + excluded.cost_units
                                    + (known.cost_nanos + excluded.cost_nanos) / 1000000000,
                                cost_nanos = (known.cost_nanos + excluded.cost_nanos) %% 1000000000)
                        SELECT coalesce(sum(quarters), 0) FROM sums', oldest) INTO dropped;
                    EXECUTE format('ALTER TABLE payg.usage_quarters DETACH PARTITION %s', oldest);
                    EXECUTE format('DROP TABLE %s', oldest);
                    RETURN dropped;
                END $$
                """);
            migrationBuilder.Sql("""
                REVOKE ALL ON FUNCTION payg.usage_partitions_ensure(timestamp with time zone),
                    payg.usage_partition_drop(timestamp with time zone) FROM PUBLIC
                """);

            // The table as it was becomes the partition of the past, up to the end of the month: nothing is copied.
            migrationBuilder.Sql("""
                DO $$
                DECLARE
                    bound timestamp with time zone :=
                        (date_trunc('month', now() AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC';
                BEGIN
                    ALTER TABLE payg.usage_quarters RENAME TO usage_quarters_past;
                    ALTER TABLE payg.usage_quarters_past RENAME CONSTRAINT pk_usage_quarters TO pk_usage_quarters_past;
                    CREATE TABLE payg.usage_quarters (LIKE payg.usage_quarters_past INCLUDING DEFAULTS)
                        PARTITION BY RANGE (quarter);
                    ALTER TABLE payg.usage_quarters ADD CONSTRAINT pk_usage_quarters
                        PRIMARY KEY (customer_id, quarter, meter_id, price_id, api_key, dimension_set);
                    IF EXISTS (SELECT 1 FROM payg.usage_quarters_past) THEN
                        BEGIN
                            EXECUTE format('ALTER TABLE payg.usage_quarters ATTACH PARTITION payg.usage_quarters_past
                                FOR VALUES FROM (MINVALUE) TO (%L)', bound);
                        EXCEPTION WHEN check_violation THEN
                            -- A clock was ahead.
                            SELECT (date_trunc('month', max(quarter) AT TIME ZONE 'UTC') + interval '1 month')
                                AT TIME ZONE 'UTC' INTO bound
                            FROM payg.usage_quarters_past;
                            EXECUTE format('ALTER TABLE payg.usage_quarters ATTACH PARTITION payg.usage_quarters_past
                                FOR VALUES FROM (MINVALUE) TO (%L)', bound);
                        END;
                    ELSE
                        DROP TABLE payg.usage_quarters_past;
                    END IF;
                    CREATE TABLE payg.usage_quarters_default PARTITION OF payg.usage_quarters DEFAULT;
                    PERFORM payg.usage_partitions_ensure(now());
                END $$
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TABLE payg.usage_quarters_all (LIKE payg.usage_quarters INCLUDING DEFAULTS);
                INSERT INTO payg.usage_quarters_all SELECT * FROM payg.usage_quarters;
                DROP TABLE payg.usage_quarters;
                ALTER TABLE payg.usage_quarters_all RENAME TO usage_quarters;
                ALTER TABLE payg.usage_quarters ADD CONSTRAINT pk_usage_quarters
                    PRIMARY KEY (customer_id, quarter, meter_id, price_id, api_key, dimension_set);
                DROP FUNCTION payg.usage_partition_drop(timestamp with time zone);
                DROP FUNCTION payg.usage_partitions_ensure(timestamp with time zone);
                """);
        }
    }
}
