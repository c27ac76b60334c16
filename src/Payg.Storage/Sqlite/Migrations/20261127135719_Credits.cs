using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Credits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "closed_at",
                table: "journals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "billing_mode",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<int>(
                name: "credit_limit_nanos",
                table: "customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "credit_limit_units",
                table: "customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "credit_seq",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "credited_nanos",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "credited_units",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "has_credit",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "settled_nanos",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "settled_units",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "credit_entries",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    grant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    amount_units = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: false),
                    price_id = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_entries", x => new { x.customer_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "credit_grants",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    amount_units = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    remaining_units = table.Column<long>(type: "INTEGER", nullable: false),
                    remaining_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    meters = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    voided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_grants", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "leases",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    journal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    price_id = table.Column<int>(type: "INTEGER", nullable: false),
                    granted = table.Column<long>(type: "INTEGER", nullable: false),
                    used = table.Column<long>(type: "INTEGER", nullable: false),
                    returned = table.Column<long>(type: "INTEGER", nullable: false),
                    is_recalled = table.Column<bool>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leases", x => new { x.customer_id, x.journal_id, x.meter_id, x.month, x.price_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_credit_entries_customer_id_grant_id_kind_month_meter_id_price_id_at",
                table: "credit_entries",
                columns: new[] { "customer_id", "grant_id", "kind", "month", "meter_id", "price_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_credit_grants_customer_id_reference",
                table: "credit_grants",
                columns: new[] { "customer_id", "reference" },
                unique: true,
                filter: "reference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credit_grants_expires_at",
                table: "credit_grants",
                column: "expires_at",
                filter: "expires_at IS NOT NULL AND (remaining_units > 0 OR remaining_nanos > 0)");

            migrationBuilder.CreateIndex(
                name: "ix_leases_journal_id",
                table: "leases",
                column: "journal_id",
                filter: "is_recalled");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_entries");

            migrationBuilder.DropTable(
                name: "credit_grants");

            migrationBuilder.DropTable(
                name: "leases");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "billing_mode",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "credit_limit_nanos",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "credit_limit_units",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "credit_seq",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "credited_nanos",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "credited_units",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "has_credit",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "settled_nanos",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "settled_units",
                table: "customers");
        }
    }
}
