using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddPayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "overdue_at",
                table: "invoices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "payment_accounts",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider_ref = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    is_auto_top_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    threshold_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    increment_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    monthly_max_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_accounts", x => x.customer_id);
                    table.ForeignKey(
                        name: "fk_payment_accounts_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "payment_events",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_methods",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider_ref = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    brand = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    last4 = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    exp_month = table.Column<int>(type: "INTEGER", nullable: false),
                    exp_year = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_methods", x => new { x.customer_id, x.id });
                    table.ForeignKey(
                        name: "fk_payment_methods_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "payment_refunds",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    state = table.Column<short>(type: "INTEGER", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_units = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_fraction = table.Column<int>(type: "INTEGER", nullable: false),
                    provider_ref = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    idempotency_key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_refunds", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "payments",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<short>(type: "INTEGER", nullable: false),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    minor_digits = table.Column<short>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    provider = table.Column<short>(type: "INTEGER", nullable: false),
                    state = table.Column<short>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    method_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    provider_ref = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    charge_ref = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    refunded_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    failure_code = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    failure_text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    checkout_url = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    next_attempt_at = table.Column<long>(type: "INTEGER", nullable: true),
                    idempotency_key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    grant_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    succeeded_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => new { x.customer_id, x.id });
                    table.ForeignKey(
                        name: "fk_payments_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_payment_accounts_provider_ref",
                table: "payment_accounts",
                column: "provider_ref",
                unique: true,
                filter: "provider_ref IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payment_events_received_at",
                table: "payment_events",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_payment_methods_provider_ref",
                table: "payment_methods",
                column: "provider_ref",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_refunds_customer_id_payment_id",
                table: "payment_refunds",
                columns: new[] { "customer_id", "payment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_refunds_payment_id_idempotency_key",
                table: "payment_refunds",
                columns: new[] { "payment_id", "idempotency_key" },
                unique: true,
                filter: "idempotency_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payment_refunds_provider_ref",
                table: "payment_refunds",
                column: "provider_ref",
                unique: true,
                filter: "provider_ref IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payment_refunds_updated_at",
                table: "payment_refunds",
                column: "updated_at",
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_payments_charge_ref",
                table: "payments",
                column: "charge_ref",
                unique: true,
                filter: "charge_ref IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_customer_id",
                table: "payments",
                column: "customer_id",
                unique: true,
                filter: "purpose = 2 AND state IN (0, 1, 2)");

            migrationBuilder.CreateIndex(
                name: "ix_payments_customer_id_idempotency_key",
                table: "payments",
                columns: new[] { "customer_id", "idempotency_key" },
                unique: true,
                filter: "idempotency_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_id",
                table: "payments",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_invoice_id",
                table: "payments",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_invoice_id1",
                table: "payments",
                column: "invoice_id",
                unique: true,
                filter: "invoice_id IS NOT NULL AND state IN (0, 1, 2)");

            migrationBuilder.CreateIndex(
                name: "ix_payments_next_attempt_at",
                table: "payments",
                column: "next_attempt_at",
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_provider_ref",
                table: "payments",
                column: "provider_ref",
                unique: true,
                filter: "provider_ref IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_updated_at",
                table: "payments",
                column: "updated_at",
                filter: "state IN (0, 1, 2)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "payment_accounts");

            migrationBuilder.DropTable(
                name: "payment_events");

            migrationBuilder.DropTable(
                name: "payment_methods");

            migrationBuilder.DropTable(
                name: "payment_refunds");

            migrationBuilder.DropTable(
                name: "payments");

            migrationBuilder.DropColumn(
                name: "overdue_at",
                table: "invoices");
        }
    }
}
