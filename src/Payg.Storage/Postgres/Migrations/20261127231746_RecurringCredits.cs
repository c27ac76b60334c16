using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RecurringCredits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "credit_due_at",
                schema: "payg",
                table: "customers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_rollover",
                schema: "payg",
                table: "credit_grants",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "recurring_id",
                schema: "payg",
                table: "credit_grants",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "recurring_number",
                schema: "payg",
                table: "credit_grants",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "recurring_credits",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_units = table.Column<long>(type: "bigint", nullable: false),
                    amount_nanos = table.Column<int>(type: "integer", nullable: false),
                    rollover_min_units = table.Column<long>(type: "bigint", nullable: false),
                    rollover_min_nanos = table.Column<int>(type: "integer", nullable: false),
                    rollover_max_units = table.Column<long>(type: "bigint", nullable: false),
                    rollover_max_nanos = table.Column<int>(type: "integer", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    effective_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    meters = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    granted = table.Column<int>(type: "integer", nullable: false),
                    rolled_over = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recurring_credits", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_customers_credit_due_at",
                schema: "payg",
                table: "customers",
                column: "credit_due_at",
                filter: "credit_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credit_grants_customer_id_recurring_id_recurring_number",
                schema: "payg",
                table: "credit_grants",
                columns: new[] { "customer_id", "recurring_id", "recurring_number" },
                filter: "recurring_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_recurring_credits_customer_id",
                schema: "payg",
                table: "recurring_credits",
                column: "customer_id",
                filter: "rolled_over + 1 < granted");

            migrationBuilder.CreateIndex(
                name: "ix_recurring_credits_customer_id_reference",
                schema: "payg",
                table: "recurring_credits",
                columns: new[] { "customer_id", "reference" },
                unique: true,
                filter: "reference IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recurring_credits",
                schema: "payg");

            migrationBuilder.DropIndex(
                name: "ix_customers_credit_due_at",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_credit_grants_customer_id_recurring_id_recurring_number",
                schema: "payg",
                table: "credit_grants");

            migrationBuilder.DropColumn(
                name: "credit_due_at",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "is_rollover",
                schema: "payg",
                table: "credit_grants");

            migrationBuilder.DropColumn(
                name: "recurring_id",
                schema: "payg",
                table: "credit_grants");

            migrationBuilder.DropColumn(
                name: "recurring_number",
                schema: "payg",
                table: "credit_grants");
        }
    }
}
