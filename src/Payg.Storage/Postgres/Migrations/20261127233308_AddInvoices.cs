using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddInvoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "complete_until",
                schema: "payg",
                table: "journals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "unpaid_nanos",
                schema: "payg",
                table: "customers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "unpaid_units",
                schema: "payg",
                table: "customers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "billing_details",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    city = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    postal_code = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    region = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    tax_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_details", x => x.customer_id);
                });

            migrationBuilder.CreateTable(
                name: "customer_taxes",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    category = table.Column<short>(type: "smallint", nullable: false),
                    rate = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_taxes", x => new { x.customer_id, x.from });
                });

            migrationBuilder.CreateTable(
                name: "invoice_documents",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    format = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_documents", x => new { x.customer_id, x.invoice_id, x.format });
                });

            migrationBuilder.CreateTable(
                name: "invoice_lines",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    meter_id = table.Column<int>(type: "integer", nullable: false),
                    price_id = table.Column<int>(type: "integer", nullable: false),
                    adjustment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    unit = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    quantity = table.Column<long>(type: "bigint", nullable: true),
                    price = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    exact_units = table.Column<long>(type: "bigint", nullable: false),
                    exact_nanos = table.Column<int>(type: "integer", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_lines", x => new { x.customer_id, x.invoice_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "invoice_months",
                schema: "payg",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_months", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "invoice_series",
                schema: "payg",
                columns: table => new
                {
                    series = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_series", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    payment = table.Column<short>(type: "smallint", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    original_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    minor_digits = table.Column<short>(type: "smallint", nullable: false),
                    period_start = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    period_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    payment_reference = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    gross_minor = table.Column<long>(type: "bigint", nullable: false),
                    credited_minor = table.Column<long>(type: "bigint", nullable: false),
                    is_gross = table.Column<bool>(type: "boolean", nullable: false),
                    tax_category = table.Column<short>(type: "smallint", nullable: false),
                    tax_rate = table.Column<int>(type: "integer", nullable: false),
                    tax_note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    carry_nanos = table.Column<long>(type: "bigint", nullable: false),
                    seller = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    buyer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    idempotency_key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    missing = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoices", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_customer_id_idempotency_key",
                schema: "payg",
                table: "invoices",
                columns: new[] { "customer_id", "idempotency_key" },
                unique: true,
                filter: "idempotency_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_customer_id_month",
                schema: "payg",
                table: "invoices",
                columns: new[] { "customer_id", "month" },
                unique: true,
                filter: "kind = 0");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_due_at",
                schema: "payg",
                table: "invoices",
                column: "due_at",
                filter: "payment = 0 AND state = 1 AND kind = 0");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_id",
                schema: "payg",
                table: "invoices",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoices_month_id",
                schema: "payg",
                table: "invoices",
                columns: new[] { "month", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_number",
                schema: "payg",
                table: "invoices",
                column: "number",
                unique: true,
                filter: "number IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "billing_details",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "customer_taxes",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "invoice_documents",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "invoice_lines",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "invoice_months",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "invoice_series",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "invoices",
                schema: "payg");

            migrationBuilder.DropColumn(
                name: "complete_until",
                schema: "payg",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "unpaid_nanos",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "unpaid_units",
                schema: "payg",
                table: "customers");
        }
    }
}
