using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Budgets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_leases",
                table: "leases");

            migrationBuilder.AddColumn<int>(
                name: "api_key",
                table: "leases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "balance_alerted",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "balance_alerts",
                table: "customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "has_budgets",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddPrimaryKey(
                name: "pk_leases",
                table: "leases",
                columns: new[] { "customer_id", "journal_id", "meter_id", "month", "price_id", "api_key" });

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    data = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "budget_windows",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    budget_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    start = table.Column<long>(type: "INTEGER", nullable: false),
                    spent_units = table.Column<long>(type: "INTEGER", nullable: false),
                    spent_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    alerted = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_windows", x => new { x.customer_id, x.budget_id, x.start });
                });

            migrationBuilder.CreateTable(
                name: "budgets",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: true),
                    api_key = table.Column<int>(type: "INTEGER", nullable: true),
                    period = table.Column<short>(type: "INTEGER", nullable: false),
                    limit_units = table.Column<long>(type: "INTEGER", nullable: false),
                    limit_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    blocks = table.Column<bool>(type: "INTEGER", nullable: false),
                    alerts = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    is_operators = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budgets", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_customer_id_id",
                table: "alerts",
                columns: new[] { "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_customer_id_key",
                table: "alerts",
                columns: new[] { "customer_id", "key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "budget_windows");

            migrationBuilder.DropTable(
                name: "budgets");

            migrationBuilder.DropPrimaryKey(
                name: "pk_leases",
                table: "leases");

            migrationBuilder.DropColumn(
                name: "api_key",
                table: "leases");

            migrationBuilder.DropColumn(
                name: "balance_alerted",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "balance_alerts",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "has_budgets",
                table: "customers");

            migrationBuilder.AddPrimaryKey(
                name: "pk_leases",
                table: "leases",
                columns: new[] { "customer_id", "journal_id", "meter_id", "month", "price_id" });
        }
    }
}
