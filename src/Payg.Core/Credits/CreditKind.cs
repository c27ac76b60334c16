namespace Payg.Core.Credits;

/// <summary>Where a grant of credit comes from. The names are part of the API, in snake case.</summary>
public enum CreditKind
{
    /// <summary>Given to win a customer.</summary>
    Promo,

    /// <summary>Bought by the customer; the only kind that was paid for, so others burn before it.</summary>
    Purchase,

    /// <summary>Included with every billing period.</summary>
    Recurring,

    /// <summary>Given to make up for something.</summary>
    Goodwill,

    /// <summary>Given back because a refund failed or was taken back.</summary>
    RefundReversal,
}

/// <summary>What happened to a grant of credit. The names are part of the API, in snake case.</summary>
public enum CreditEntryKind
{
    /// <summary>It was granted.</summary>
    Grant,

    /// <summary>Cost consumed some of it.</summary>
    Consume,

    /// <summary>Some of it came back because cost fell.</summary>
    Restore,

    /// <summary>The rest of it expired.</summary>
    Expire,

    /// <summary>An operator voided the rest of it.</summary>
    Void,

    /// <summary>Some of it was paid back to the customer.</summary>
    Refund,
}

/// <summary>The names of kinds as the API and the database write them.</summary>
public static class CreditKinds
{
    private static readonly string[] s_kinds = ["promo", "purchase", "recurring", "goodwill", "refund_reversal"];
    private static readonly string[] s_entryKinds = ["grant", "consume", "restore", "expire", "void", "refund"];

    /// <summary>The names of all kinds of grants.</summary>
    public static IReadOnlyList<string> Names => s_kinds;

    /// <summary>The name of a kind of grant.</summary>
    public static string Name(this CreditKind kind) => s_kinds[(int)kind];

    /// <summary>The name of a kind of entry.</summary>
    public static string Name(this CreditEntryKind kind) => s_entryKinds[(int)kind];

    /// <summary>Reads the name of a kind of grant; false for any other text.</summary>
    public static bool TryParse(string? name, out CreditKind kind)
    {
        var index = Array.IndexOf(s_kinds, name);
        kind = index < 0 ? default : (CreditKind)index;
        return index >= 0;
    }

    /// <summary>Reads the name of a kind of grant.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static CreditKind Parse(string name) =>
        TryParse(name, out var kind) ? kind : throw new FormatException($"'{name}' is not a kind of credit.");

    /// <summary>
    /// Whether entries of a kind pay for usage (1), give that back (−1), or are about something else (0).
    /// </summary>
    /// <param name="entry">The name of the kind.</param>
    /// <exception cref="FormatException">It is not one.</exception>
    public static int SignOf(string entry) => ParseEntry(entry) switch
    {
        CreditEntryKind.Consume => 1,
        CreditEntryKind.Restore => -1,
        _ => 0,
    };

    /// <summary>Reads the name of a kind of entry.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static CreditEntryKind ParseEntry(string name) =>
        Array.IndexOf(s_entryKinds, name) is >= 0 and var index
            ? (CreditEntryKind)index
            : throw new FormatException($"'{name}' is not a kind of credit entry.");
}
