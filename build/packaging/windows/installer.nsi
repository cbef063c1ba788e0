; Installs Navigator for all accounts, with no question where it is started with /S.
; build/windows.py gives VERSION, NUMBERS (four figures), KBYTES, OUT, ICON, two lists of what
; to lay down and to take away, and QUICK where size is nothing. No folder is ever removed with what others put into it.
Target amd64-unicode
Unicode true
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh

!define ROW "Software\Microsoft\Windows\CurrentVersion\Uninstall\Navigator"
; Windows 10, 1903: the first with icuuc.dll, which Qt needs.
!define OLDEST_BUILD 18362

Name "Navigator"
OutFile "${OUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
RequestExecutionLevel admin
ManifestSupportedOS Win10
InstallDir "$PROGRAMFILES64\Navigator"
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "Navigator ${VERSION}"

LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\Spanish.nlf"
!macro SAY NAME ENGLISH SPANISH
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_SPANISH} "${SPANISH}"
!macroend
!insertmacro SAY TOO_OLD \
  "Navigator needs Windows 10, version 1903, or newer." \
  "Navigator necesita Windows 10, versión 1903, o más nuevo."
!insertmacro SAY IN_USE \
  "Navigator is open on this computer. Close it and start this again." \
  "Navigator está abierto en esta computadora. Ciérrelo y empiece de nuevo."

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "Navigator"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "Installs Navigator"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "The Navigator contributors, Apache-2.0"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

; Ends with CODE and a sentence; nobody is asked where nobody sits there.
!macro REFUSE SENTENCE CODE
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; Windows lets nobody write to a program that runs.
!macro REFUSE_WHILE_OPEN FOLDER
  ${If} ${FileExists} "${FOLDER}\pythonw.exe"
    ClearErrors
    FileOpen $0 "${FOLDER}\pythonw.exe" a
    ${If} ${Errors}
      !insertmacro REFUSE "$(IN_USE)" 5
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  SetRegView 64
  SetShellVarContext all
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro REFUSE "$(TOO_OLD)" 6
  ${EndIf}
  ReadRegStr $1 HKLM "${ROW}" "InstallLocation"
  ${If} $1 != ""
    !insertmacro REFUSE_WHILE_OPEN "$1"
    ; Where it was, unless /D= says another folder.
    ${If} $INSTDIR == "$PROGRAMFILES64\Navigator"
      StrCpy $INSTDIR $1
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  ; An earlier one goes first, so that nothing of it stays.
  ${If} ${FileExists} "$1\uninstall.exe"
    ExecWait '"$1\uninstall.exe" /S _?=$1'
    Delete "$1\uninstall.exe"
    RMDir "$1"
  ${EndIf}
  SetOverwrite on
  !include "${LAY}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ; Settings for every account: everybody reads them, administrators alone write them.
  CreateDirectory "$APPDATA\navigator\navigator"
  ExecWait '"$SYSDIR\icacls.exe" "$APPDATA\navigator" /inheritance:r /q \
    /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
  CreateShortcut "$SMPROGRAMS\Navigator.lnk" "$INSTDIR\pythonw.exe" "-m navigator" \
    "$INSTDIR\navigator.ico" 0
  WriteRegStr HKLM "${ROW}" "DisplayName" "Navigator"
  WriteRegStr HKLM "${ROW}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${ROW}" "Publisher" "The Navigator contributors"
  WriteRegStr HKLM "${ROW}" "DisplayIcon" "$INSTDIR\navigator.ico"
  WriteRegStr HKLM "${ROW}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${ROW}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${ROW}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${ROW}" "EstimatedSize" ${KBYTES}
  WriteRegDWORD HKLM "${ROW}" "NoModify" 1
  WriteRegDWORD HKLM "${ROW}" "NoRepair" 1
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext all
  !insertmacro REFUSE_WHILE_OPEN "$INSTDIR"
FunctionEnd

Section un.Navigator
  !include "${TAKE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Navigator.lnk"
  DeleteRegKey HKLM "${ROW}"
  ; Settings stay for the next version, unless somebody says that there is none.
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
    Delete "$APPDATA\navigator\navigator\settings.toml"
    Delete "$APPDATA\navigator\navigator\root.json"
  ${EndIf}
  RMDir "$APPDATA\navigator\navigator"
  RMDir "$APPDATA\navigator"
SectionEnd
