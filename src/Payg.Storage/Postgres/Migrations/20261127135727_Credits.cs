using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Credits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "closed_at",
                schema: "payg",
                table: "journals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "billing_mode",
                schema: "payg",
                table: "customers",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<int>(
                name: "credit_limit_nanos",
                schema: "payg",
                table: "customers",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "credit_limit_units",
                schema: "payg",
                table: "customers",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "credit_seq",
                schema: "payg",
                table: "customers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "credited_nanos",
                schema: "payg",
                table: "customers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "credited_units",
                schema: "payg",
                table: "customers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "has_credit",
                schema: "payg",
                table: "customers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "settled_nanos",
                schema: "payg",
                table: "customers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "settled_units",
                schema: "payg",
                table: "customers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "credit_entries",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    amount_units = table.Column<long>(type: "bigint", nullable: false),
                    amount_nanos = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    meter_id = table.Column<int>(type: "integer", nullable: false),
                    price_id = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_entries", x => new { x.customer_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "credit_grants",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    amount_units = table.Column<long>(type: "bigint", nullable: false),
                    amount_nanos = table.Column<int>(type: "integer", nullable: false),
                    remaining_units = table.Column<long>(type: "bigint", nullable: false),
                    remaining_nanos = table.Column<int>(type: "integer", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    effective_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    meters = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    voided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_grants", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "leases",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    journal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meter_id = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    price_id = table.Column<int>(type: "integer", nullable: false),
                    granted = table.Column<long>(type: "bigint", nullable: false),
                    used = table.Column<long>(type: "bigint", nullable: false),
                    returned = table.Column<long>(type: "bigint", nullable: false),
                    is_recalled = table.Column<bool>(type: "boolean", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leases", x => new { x.customer_id, x.journal_id, x.meter_id, x.month, x.price_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_credit_entries_customer_id_grant_id_kind_month_meter_id_pri",
                schema: "payg",
                table: "credit_entries",
                columns: new[] { "customer_id", "grant_id", "kind", "month", "meter_id", "price_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_credit_grants_customer_id_reference",
                schema: "payg",
                table: "credit_grants",
                columns: new[] { "customer_id", "reference" },
                unique: true,
                filter: "reference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credit_grants_expires_at",
                schema: "payg",
                table: "credit_grants",
                column: "expires_at",
                filter: "expires_at IS NOT NULL AND (remaining_units > 0 OR remaining_nanos > 0)");

            migrationBuilder.CreateIndex(
                name: "ix_leases_journal_id",
                schema: "payg",
                table: "leases",
                column: "journal_id",
                filter: "is_recalled");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_entries",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "credit_grants",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "leases",
                schema: "payg");

            migrationBuilder.DropColumn(
                name: "closed_at",
                schema: "payg",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "billing_mode",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "credit_limit_nanos",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "credit_limit_units",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "credit_seq",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "credited_nanos",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "credited_units",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "has_credit",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "settled_nanos",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "settled_units",
                schema: "payg",
                table: "customers");
        }
    }
}
