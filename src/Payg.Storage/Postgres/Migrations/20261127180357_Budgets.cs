using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Budgets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_leases",
                schema: "payg",
                table: "leases");

            migrationBuilder.AddColumn<int>(
                name: "api_key",
                schema: "payg",
                table: "leases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "balance_alerted",
                schema: "payg",
                table: "customers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "balance_alerts",
                schema: "payg",
                table: "customers",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "has_budgets",
                schema: "payg",
                table: "customers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddPrimaryKey(
                name: "pk_leases",
                schema: "payg",
                table: "leases",
                columns: new[] { "customer_id", "journal_id", "meter_id", "month", "price_id", "api_key" });

            migrationBuilder.CreateTable(
                name: "alerts",
                schema: "payg",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    data = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "budget_windows",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    budget_id = table.Column<Guid>(type: "uuid", nullable: false),
                    start = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    spent_units = table.Column<long>(type: "bigint", nullable: false),
                    spent_nanos = table.Column<int>(type: "integer", nullable: false),
                    alerted = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_windows", x => new { x.customer_id, x.budget_id, x.start });
                });

            migrationBuilder.CreateTable(
                name: "budgets",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    meter_id = table.Column<int>(type: "integer", nullable: true),
                    api_key = table.Column<int>(type: "integer", nullable: true),
                    period = table.Column<short>(type: "smallint", nullable: false),
                    limit_units = table.Column<long>(type: "bigint", nullable: false),
                    limit_nanos = table.Column<int>(type: "integer", nullable: false),
                    blocks = table.Column<bool>(type: "boolean", nullable: false),
                    alerts = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    is_operators = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budgets", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_customer_id_id",
                schema: "payg",
                table: "alerts",
                columns: new[] { "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_customer_id_key",
                schema: "payg",
                table: "alerts",
                columns: new[] { "customer_id", "key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alerts",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "budget_windows",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "budgets",
                schema: "payg");

            migrationBuilder.DropPrimaryKey(
                name: "pk_leases",
                schema: "payg",
                table: "leases");

            migrationBuilder.DropColumn(
                name: "api_key",
                schema: "payg",
                table: "leases");

            migrationBuilder.DropColumn(
                name: "balance_alerted",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "balance_alerts",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "has_budgets",
                schema: "payg",
                table: "customers");

            migrationBuilder.AddPrimaryKey(
                name: "pk_leases",
                schema: "payg",
                table: "leases",
                columns: new[] { "customer_id", "journal_id", "meter_id", "month", "price_id" });
        }
    }
}
