using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Sqlite.Migrations.Internal;
using Payg.Storage.Databases;

namespace Payg.Storage.Sqlite;

/// <summary>
/// EF Core's history of migrations with a lock table of its own: EF Core's default one would be shared with every other
/// application in the file, and the row that a dead process left there could not be distinguished from another's.
/// </summary>
[SuppressMessage("Usage", "EF1001", Justification = "The name of the lock table can be set in no other way.")]
internal sealed class SqliteHistory(HistoryRepositoryDependencies dependencies)
    : SqliteHistoryRepository(dependencies)
{
    public const string LockTable = MigrationHistory.Table + "_lock";

    protected override string LockTableName => LockTable;
}
