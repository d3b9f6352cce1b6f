import type { FeatureTable } from './FeatureRow.ts'

/** What stands below a part of Internet Information Services. */
function below(parents: string, rows: { readonly [name: string]: readonly [display: string, description: string] }) {
  return Object.fromEntries(
    Object.entries(rows).map(([name, [displayName, description]]) => [name, { displayName, description, parents }]),
  )
}

/** Internet Information Services, its process activation, and Windows Communication Foundation. Parents: the tree of its features. */
export const WEB_FEATURES: FeatureTable = {
  'IIS-WebServerRole': {
    displayName: 'Internet Information Services',
    description: 'Web and FTP sites, with what administers them.',
  },
  'IIS-HostableWebCore': {
    displayName: 'Internet Information Services Hostable Web Core',
    description: 'Lets a program serve web requests in its own process.',
  },
  ...below('IIS-WebServerRole', {
    'IIS-WebServer': ['World Wide Web Services', 'Serves web sites of HTML, ASP.NET and other kinds.'],
    'IIS-WebServerManagementTools': ['Web Management Tools', 'Consoles and scripts that administer a web server.'],
    'IIS-FTPServer': ['FTP Server', 'Serves files by the File Transfer Protocol.'],
  }),
  ...below('IIS-WebServer', {
    'IIS-CommonHttpFeatures': ['Common HTTP Features', 'Serves static files, default documents and error pages.'],
    'IIS-ApplicationDevelopment': ['Application Development Features', 'What web applications are made with.'],
    'IIS-Security': ['Security', 'Authentication and filters for requests.'],
    'IIS-HealthAndDiagnostics': ['Health and Diagnostics', 'Logs and traces of what the server does.'],
    'IIS-Performance': ['Performance Features', 'Compression of what is served.'],
  }),
  ...below('IIS-CommonHttpFeatures', {
    'IIS-HttpErrors': ['HTTP Errors', 'Error pages that can be changed.'],
    'IIS-HttpRedirect': ['HTTP Redirection', 'Sends requests on to another address.'],
    'IIS-StaticContent': ['Static Content', 'Serves .htm, .html and image files.'],
    'IIS-DefaultDocument': ['Default Document', 'The file that is served when an address names none.'],
    'IIS-DirectoryBrowsing': ['Directory Browsing', 'Shows what is in a folder of a site.'],
    'IIS-WebDAV': ['WebDAV Publishing', 'Publishing of files over HTTP.'],
  }),
  ...below('IIS-ApplicationDevelopment', {
    'IIS-NetFxExtensibility': ['.NET Extensibility 3.5', 'Extensions of the server in managed code of .NET 3.5.'],
    'IIS-NetFxExtensibility45': ['.NET Extensibility 4.8', 'Extensions of the server in managed code of .NET 4.'],
    'IIS-WebSockets': ['WebSocket Protocol', 'Connections by which both sides can send at any time.'],
    'IIS-ApplicationInit': ['Application Initialization', 'Warms applications up before the first request.'],
    'IIS-ISAPIFilter': ['ISAPI Filters', 'Native filters that change requests and answers.'],
    'IIS-ISAPIExtensions': ['ISAPI Extensions', 'Native extensions that answer requests.'],
    'IIS-CGI': ['CGI', 'Programs that answer requests in a process of their own.'],
    'IIS-ServerSideIncludes': ['Server-Side Includes', 'Files of .stm, .shtm and .shtml that include others.'],
  }),
  ...below('IIS-ISAPIExtensions', { 'IIS-ASP': ['ASP', 'Applications of Active Server Pages.'] }),
  ...below('IIS-NetFxExtensibility', { 'IIS-ASPNET': ['ASP.NET 3.5', 'Applications of ASP.NET 3.5.'] }),
  ...below('IIS-NetFxExtensibility45', { 'IIS-ASPNET45': ['ASP.NET 4.8', 'Applications of ASP.NET 4.'] }),
  ...below('IIS-Security', {
    'IIS-RequestFiltering': ['Request Filtering', 'Refuses requests by rules.'],
    'IIS-URLAuthorization': ['URL Authorization', 'Says who may see which address.'],
    'IIS-IPSecurity': ['IP Security', 'Says from where requests may come.'],
    'IIS-BasicAuthentication': ['Basic Authentication', 'Asks for a Windows name and password.'],
    'IIS-WindowsAuthentication': ['Windows Authentication', 'Authentication by NTLM or Kerberos.'],
    'IIS-DigestAuthentication': ['Digest Authentication', 'Authentication by a hash of the password.'],
    'IIS-ClientCertificateMappingAuthentication': [
      'Client Certificate Mapping Authentication',
      'Authentication by certificates of Active Directory.',
    ],
    'IIS-IISCertificateMappingAuthentication': [
      'IIS Client Certificate Mapping Authentication',
      'Authentication by certificates that the server maps to people.',
    ],
    'IIS-CertProvider': ['Centralized SSL Certificate Support', 'Certificates of servers on a share.'],
  }),
  ...below('IIS-HealthAndDiagnostics', {
    'IIS-HttpLogging': ['HTTP Logging', 'Logs of requests.'],
    'IIS-LoggingLibraries': ['Logging Tools', 'Tools and scripts for logs.'],
    'IIS-RequestMonitor': ['Request Monitor', 'Shows what runs in the server.'],
    'IIS-HttpTracing': ['Tracing', 'Traces of requests that failed.'],
    'IIS-CustomLogging': ['Custom Logging', 'Logs in forms of your own.'],
    'IIS-ODBCLogging': ['ODBC Logging', 'Logs in a database.'],
  }),
  ...below('IIS-Performance', {
    'IIS-HttpCompressionDynamic': ['Dynamic Content Compression', 'Compresses what is made for each request.'],
    'IIS-HttpCompressionStatic': ['Static Content Compression', 'Compresses static files.'],
  }),
  ...below('IIS-WebServerManagementTools', {
    'IIS-ManagementConsole': ['IIS Management Console', 'Administers the web server in a window.'],
    'IIS-ManagementService': ['IIS Management Service', 'Lets the web server be administered from afar.'],
    'IIS-ManagementScriptingTools': ['IIS Management Scripts and Tools', 'Administers the web server by scripts.'],
    'IIS-IIS6ManagementCompatibility': ['IIS 6 Management Compatibility', 'What scripts for IIS 6 need.'],
  }),
  ...below('IIS-IIS6ManagementCompatibility', {
    'IIS-Metabase': ['IIS Metabase and IIS 6 configuration compatibility', 'The metabase of IIS 6 for old programs.'],
    'IIS-LegacySnapIn': ['IIS 6 Management Console', 'The console of IIS 6.'],
  }),
  ...below('IIS-Metabase', {
    'IIS-WMICompatibility': ['IIS 6 WMI Compatibility', 'Scripts of IIS 6 that use WMI.'],
    'IIS-LegacyScripts': ['IIS 6 Scripting Tools', 'Scripts of IIS 6.'],
  }),
  ...below('IIS-FTPServer', {
    'IIS-FTPSvc': ['FTP Service', 'The service that serves files.'],
    'IIS-FTPExtensibility': ['FTP Extensibility', 'Extensions of the service, such as providers of users.'],
  }),
  'WAS-WindowsActivationService': {
    displayName: 'Windows Process Activation Service',
    description: 'Starts and watches the processes that answer requests.',
  },
  ...below('WAS-WindowsActivationService', {
    'WAS-ProcessModel': ['Process Model', 'The model of those processes.'],
    'WAS-NetFxEnvironment': ['.NET Environment', 'Activation of managed code.'],
    'WAS-ConfigurationAPI': ['Configuration APIs', 'Configures the web server by programs.'],
  }),
  ...below('NetFx3', {
    'WCF-HTTP-Activation': [
      'Windows Communication Foundation HTTP Activation',
      'Activation of services of .NET 3.5 by HTTP.',
    ],
    'WCF-NonHTTP-Activation': [
      'Windows Communication Foundation Non-HTTP Activation',
      'Activation of services of .NET 3.5 by queues, TCP and pipes.',
    ],
  }),
  ...below('NetFx4-AdvSrvs NetFx4ServerFeatures', {
    'WCF-Services45': ['WCF Services', 'Services of Windows Communication Foundation.'],
  }),
  ...below('WCF-Services45', {
    'WCF-HTTP-Activation45': ['HTTP Activation', 'Activation of services by HTTP.'],
    'WCF-TCP-Activation45': ['TCP Activation', 'Activation of services by TCP.'],
    'WCF-Pipe-Activation45': ['Named Pipe Activation', 'Activation of services by named pipes.'],
    'WCF-MSMQ-Activation45': ['Message Queuing (MSMQ) Activation', 'Activation of services by message queues.'],
    'WCF-TCP-PortSharing45': ['TCP Port Sharing', 'One TCP port for several services.'],
  }),
}
