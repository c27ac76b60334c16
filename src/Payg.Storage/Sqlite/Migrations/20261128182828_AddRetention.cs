using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddRetention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dropped_usage",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: false),
                    price_id = table.Column<int>(type: "INTEGER", nullable: false),
                    quantity_billions = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity_rest = table.Column<int>(type: "INTEGER", nullable: false),
                    cost_units = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_nanos = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dropped_usage", x => new { x.customer_id, x.meter_id, x.price_id });
                });

            migrationBuilder.CreateTable(
                name: "usage_retention",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    kept_from = table.Column<long>(type: "INTEGER", nullable: false),
                    dropped_before = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_retention", x => x.id);
                });

            // Entries that are old enough may be deleted, 90 days in microseconds. Nobody changes one.
            migrationBuilder.Sql("DROP TRIGGER audit_entries_refuse_delete");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_refuse_delete BEFORE DELETE ON audit_entries
                WHEN OLD.at >= unixepoch() * 1000000 - 7776000000000
                BEGIN SELECT RAISE(ABORT, 'audit entries are only added'); END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_entries_refuse_delete");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_refuse_delete BEFORE DELETE ON audit_entries
                BEGIN SELECT RAISE(ABORT, 'audit entries are only added'); END
                """);

            migrationBuilder.DropTable(
                name: "dropped_usage");

            migrationBuilder.DropTable(
                name: "usage_retention");
        }
    }
}
