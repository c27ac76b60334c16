using System.CommandLine.Parsing;

namespace Payg.Service.Commands;

/// <summary>Says what is wrong with an argument as people would, where the library names a .NET type.</summary>
internal static class ParseProblem
{
    public static string Of(ParseError error)
    {
        var (name, type) = error.SymbolResult switch
        {
            ArgumentResult { Parent: OptionResult option } => (option.Option.Name, option.Option.ValueType),
            OptionResult option => (option.Option.Name, option.Option.ValueType),
            ArgumentResult argument => ($"<{argument.Argument.Name}>", argument.Argument.ValueType),
            _ => ("", typeof(string)),
        };
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!error.Message.Contains($"'{type.FullName}'", StringComparison.Ordinal))
            return error.Message;

        var value = error.SymbolResult?.Tokens is [var token] ? $", not '{token.Value}'" : "";
        return $"{name} must be {KindOf(type)}{value}.";
    }

    private static string KindOf(Type type) => type switch
    {
        _ when type == typeof(Guid) => "an id such as 01a2190b-b6f4-7503-8fa7-2bcabc2bf730",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(FileInfo) || type == typeof(DirectoryInfo) => "a path",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ => "a value of another form",
    };
}
