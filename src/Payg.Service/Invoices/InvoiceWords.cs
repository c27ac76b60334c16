using Payg.Http.Errors;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices;

internal static class InvoiceWords
{
    private static readonly string[] s_kinds = ["invoice", "credit_note"];
    private static readonly string[] s_states = ["draft", "final"];
    private static readonly string[] s_payments = ["open", "paid", "uncollectible", "void"];
    private static readonly string[] s_lines = ["usage", "adjustment", "credit", "correction", "fee", "minimum"];

    public static string Of(InvoiceKind kind) => s_kinds[(int)kind];

    public static string Of(InvoiceState state) => s_states[(int)state];

    public static string Of(InvoiceLineKind kind) => s_lines[(int)kind];

    /// <summary>Whether it was paid, in a word; null: a draft.</summary>
    public static string? PaymentOf(InvoiceRow row, DateTimeOffset now)
    {
        if (row.State is InvoiceState.Draft)
            return null;
        return row.Payment is PaymentState.Open && row.DueAt < now ? "overdue" : s_payments[(int)row.Payment];
    }

    /// <summary>Reads the word for a state; null for null or empty, and, with an error, for another one.</summary>
    public static InvoiceState? StateOf(string? word, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(word))
            return null;
        if (Array.IndexOf(s_states, word) is >= 0 and var index)
            return (InvoiceState)index;
        errors.Add("state", "Use draft or final.");
        return null;
    }

    public static IReadOnlyList<Guid> IdsOf(string? text) =>
        string.IsNullOrEmpty(text) ? [] : [.. text.Split(' ').Select(Guid.Parse)];
}
