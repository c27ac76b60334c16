using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddRetention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dropped_usage",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meter_id = table.Column<int>(type: "integer", nullable: false),
                    price_id = table.Column<int>(type: "integer", nullable: false),
                    quantity_billions = table.Column<long>(type: "bigint", nullable: false),
                    quantity_rest = table.Column<int>(type: "integer", nullable: false),
                    cost_units = table.Column<long>(type: "bigint", nullable: false),
                    cost_nanos = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dropped_usage", x => new { x.customer_id, x.meter_id, x.price_id });
                });

            migrationBuilder.CreateTable(
                name: "usage_retention",
                schema: "payg",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    kept_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    dropped_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_retention", x => x.id);
                });

            // Entries that are old enough may be deleted: by their owner, or by the function that the service's role
            // is granted where entries are not kept for good. Nobody changes one.
            migrationBuilder.Sql("DROP TRIGGER audit_entries_stay ON payg.audit_entries");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR TRUNCATE ON payg.audit_entries
                FOR EACH STATEMENT EXECUTE FUNCTION payg.audit_entries_refuse()
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_stay_young BEFORE DELETE ON payg.audit_entries
                FOR EACH ROW WHEN (OLD.at >= now() - interval '90 days') EXECUTE FUNCTION payg.audit_entries_refuse()
                """);
            migrationBuilder.Sql("""
                CREATE FUNCTION payg.audit_entries_drop(drop_before timestamp with time zone, drop_most integer) RETURNS integer
                LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
                DECLARE dropped integer;
                BEGIN
                    DELETE FROM payg.audit_entries WHERE id IN (
                        SELECT id FROM payg.audit_entries WHERE at < least(drop_before, now() - interval '90 days')
                        ORDER BY at LIMIT drop_most);
                    GET DIAGNOSTICS dropped = ROW_COUNT;
                    RETURN dropped;
                END $$
                """);
            migrationBuilder.Sql("""
                REVOKE ALL ON FUNCTION payg.audit_entries_drop(timestamp with time zone, integer) FROM PUBLIC
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION payg.audit_entries_drop(timestamp with time zone, integer)");
            migrationBuilder.Sql("DROP TRIGGER audit_entries_stay_young ON payg.audit_entries");
            migrationBuilder.Sql("DROP TRIGGER audit_entries_stay ON payg.audit_entries");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON payg.audit_entries
                FOR EACH STATEMENT EXECUTE FUNCTION payg.audit_entries_refuse()
                """);

            migrationBuilder.DropTable(
                name: "dropped_usage",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "usage_retention",
                schema: "payg");
        }
    }
}
