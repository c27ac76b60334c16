using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RejectUsage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "currency",
                table: "customers",
                type: "TEXT",
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            // Customers of a database that has prices are charged in their currency.
            migrationBuilder.Sql("""
                UPDATE customers SET currency = coalesce((SELECT currency FROM prices ORDER BY id LIMIT 1), '')
                """);

            migrationBuilder.CreateTable(
                name: "rejected_usage",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    journal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    segment = table.Column<long>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: false),
                    price_id = table.Column<int>(type: "INTEGER", nullable: false),
                    quarter = table.Column<long>(type: "INTEGER", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    records = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    rejected_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    resolved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    resolved_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rejected_usage", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_reason",
                table: "rejected_usage",
                columns: new[] { "customer_id", "meter_id", "price_id", "quarter", "reason" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_state_id",
                table: "rejected_usage",
                columns: new[] { "state", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rejected_usage");

            migrationBuilder.DropColumn(
                name: "currency",
                table: "customers");
        }
    }
}
