using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecurringCredits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "credit_due_at",
                table: "customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_rollover",
                table: "credit_grants",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "recurring_id",
                table: "credit_grants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "recurring_number",
                table: "credit_grants",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "recurring_credits",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount_units = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    rollover_min_units = table.Column<long>(type: "INTEGER", nullable: false),
                    rollover_min_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    rollover_max_units = table.Column<long>(type: "INTEGER", nullable: false),
                    rollover_max_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    meters = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    granted = table.Column<int>(type: "INTEGER", nullable: false),
                    rolled_over = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recurring_credits", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_customers_credit_due_at",
                table: "customers",
                column: "credit_due_at",
                filter: "credit_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credit_grants_customer_id_recurring_id_recurring_number",
                table: "credit_grants",
                columns: new[] { "customer_id", "recurring_id", "recurring_number" },
                filter: "recurring_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_recurring_credits_customer_id",
                table: "recurring_credits",
                column: "customer_id",
                filter: "rolled_over + 1 < granted");

            migrationBuilder.CreateIndex(
                name: "ix_recurring_credits_customer_id_reference",
                table: "recurring_credits",
                columns: new[] { "customer_id", "reference" },
                unique: true,
                filter: "reference IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recurring_credits");

            migrationBuilder.DropIndex(
                name: "ix_customers_credit_due_at",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_credit_grants_customer_id_recurring_id_recurring_number",
                table: "credit_grants");

            migrationBuilder.DropColumn(
                name: "credit_due_at",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "is_rollover",
                table: "credit_grants");

            migrationBuilder.DropColumn(
                name: "recurring_id",
                table: "credit_grants");

            migrationBuilder.DropColumn(
                name: "recurring_number",
                table: "credit_grants");
        }
    }
}
