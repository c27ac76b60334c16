using System.Net.Mail;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Storage.Model.Customers;

namespace Payg.Service.Mail;

internal static class MailAddresses
{
    /// <summary>Null where it is left out or empty, and, with an error, where it is no address.</summary>
    public static string? Read(RequestFields fields, string name, FieldErrors errors)
    {
        if (fields.OptionalText(name)?.Trim() is not { Length: > 0 } text)
            return null;
        if (Is(text))
            return text;
        errors.Add(name, "Use an e-mail address, such as ann@example.com.");
        return null;
    }

    public static bool Is(string text) =>
        text.Length <= CustomerRow.MaxEmailLength
        && MailAddress.TryCreate(text, out var address)
        && string.Equals(address.Address, text, StringComparison.Ordinal)
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));

    public static string Normalize(string address) => address.Trim().ToUpperInvariant();
}
