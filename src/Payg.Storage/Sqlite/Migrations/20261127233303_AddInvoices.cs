using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddInvoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "complete_until",
                table: "journals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "unpaid_nanos",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "unpaid_units",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "billing_details",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    city = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    postal_code = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    tax_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_details", x => x.customer_id);
                });

            migrationBuilder.CreateTable(
                name: "customer_taxes",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    category = table.Column<short>(type: "INTEGER", nullable: false),
                    rate = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_taxes", x => new { x.customer_id, x.from });
                });

            migrationBuilder.CreateTable(
                name: "invoice_documents",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    format = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_documents", x => new { x.customer_id, x.invoice_id, x.format });
                });

            migrationBuilder.CreateTable(
                name: "invoice_lines",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: false),
                    price_id = table.Column<int>(type: "INTEGER", nullable: false),
                    adjustment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    quantity = table.Column<long>(type: "INTEGER", nullable: true),
                    price = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    exact_units = table.Column<long>(type: "INTEGER", nullable: false),
                    exact_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_lines", x => new { x.customer_id, x.invoice_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "invoice_months",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_months", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "invoice_series",
                columns: table => new
                {
                    series = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_series", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<short>(type: "INTEGER", nullable: false),
                    payment = table.Column<short>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    original_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    minor_digits = table.Column<short>(type: "INTEGER", nullable: false),
                    period_start = table.Column<long>(type: "INTEGER", nullable: false),
                    period_end = table.Column<long>(type: "INTEGER", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    paid_at = table.Column<long>(type: "INTEGER", nullable: true),
                    payment_reference = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    net_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    gross_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    credited_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    is_gross = table.Column<bool>(type: "INTEGER", nullable: false),
                    tax_category = table.Column<short>(type: "INTEGER", nullable: false),
                    tax_rate = table.Column<int>(type: "INTEGER", nullable: false),
                    tax_note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    carry_nanos = table.Column<long>(type: "INTEGER", nullable: false),
                    seller = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    buyer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    idempotency_key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    missing = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoices", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_customer_id_idempotency_key",
                table: "invoices",
                columns: new[] { "customer_id", "idempotency_key" },
                unique: true,
                filter: "idempotency_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_customer_id_month",
                table: "invoices",
                columns: new[] { "customer_id", "month" },
                unique: true,
                filter: "kind = 0");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_due_at",
                table: "invoices",
                column: "due_at",
                filter: "payment = 0 AND state = 1 AND kind = 0");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_id",
                table: "invoices",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoices_month_id",
                table: "invoices",
                columns: new[] { "month", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_number",
                table: "invoices",
                column: "number",
                unique: true,
                filter: "number IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "billing_details");

            migrationBuilder.DropTable(
                name: "customer_taxes");

            migrationBuilder.DropTable(
                name: "invoice_documents");

            migrationBuilder.DropTable(
                name: "invoice_lines");

            migrationBuilder.DropTable(
                name: "invoice_months");

            migrationBuilder.DropTable(
                name: "invoice_series");

            migrationBuilder.DropTable(
                name: "invoices");

            migrationBuilder.DropColumn(
                name: "complete_until",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "unpaid_nanos",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "unpaid_units",
                table: "customers");
        }
    }
}
