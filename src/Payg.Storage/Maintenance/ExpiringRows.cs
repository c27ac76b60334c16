using Payg.Storage.Retention;

namespace Payg.Storage.Maintenance;

/// <summary>What the service deletes when it is old.</summary>
/// <param name="AuditEntries">
/// Entries of the audit log that are older than <see cref="AuditRetention.MinDays"/> days, by a function alone.
/// </param>
/// <param name="Alerts">Alerts.</param>
public readonly record struct ExpiringRows(bool AuditEntries, bool Alerts);
