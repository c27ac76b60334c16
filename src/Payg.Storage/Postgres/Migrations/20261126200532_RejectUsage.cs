using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RejectUsage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "currency",
                schema: "payg",
                table: "customers",
                type: "character varying(3)",
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            // Customers of a database that has prices are charged in their currency.
            migrationBuilder.Sql("""
                UPDATE payg.customers SET currency = coalesce((SELECT currency FROM payg.prices ORDER BY id LIMIT 1), '')
                """);

            migrationBuilder.CreateTable(
                name: "rejected_usage",
                schema: "payg",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    journal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    segment = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meter_id = table.Column<int>(type: "integer", nullable: false),
                    price_id = table.Column<int>(type: "integer", nullable: false),
                    quarter = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    records = table.Column<long>(type: "bigint", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    rejected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resolved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rejected_usage", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_reason",
                schema: "payg",
                table: "rejected_usage",
                columns: new[] { "customer_id", "meter_id", "price_id", "quarter", "reason" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_state_id",
                schema: "payg",
                table: "rejected_usage",
                columns: new[] { "state", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rejected_usage",
                schema: "payg");

            migrationBuilder.DropColumn(
                name: "currency",
                schema: "payg",
                table: "customers");
        }
    }
}
